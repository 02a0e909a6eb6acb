import type { InvocationInfo } from "../capability";

/** Ends one invocation for good at one of its platform calls; fires once. */
export interface KillPlan {
  /** The n-th call of an invocation, from 1. */
  readonly call: number;
  /** Whether the call takes effect first. */
  readonly when: "before" | "after";
  /** Which invocations are meant; all when absent. */
  readonly of?: (invocation: InvocationInfo) => boolean;
}

export interface KillHandle {
  readonly fired: () => boolean;
  readonly cancel: () => void;
}

export interface CallRecord {
  readonly route: string;
  readonly target: string;
  readonly method: string;
}

interface Live {
  readonly info: InvocationInfo;
  readonly calls: CallRecord[];
}

/** Invocations that run now: whose call a token belongs to, what they called, and when one must die. */
export interface InvocationRegistry {
  readonly begin: (token: string, info: InvocationInfo) => void;
  readonly end: (token: string) => ReadonlyArray<CallRecord>;
  readonly find: (token: string) => InvocationInfo | undefined;
  /** Notes a call and tells whether it is the one to die at. */
  readonly called: (token: string, call: CallRecord) => KillPlan["when"] | undefined;
  readonly killAt: (plan: KillPlan) => KillHandle;
}

export const createInvocationRegistry = (): InvocationRegistry => {
  const live = new Map<string, Live>();
  const plans = new Set<KillPlan>();
  return {
    begin: (token, info) => void live.set(token, { info, calls: [] }),
    end: (token) => {
      const calls = live.get(token)?.calls ?? [];
      live.delete(token);
      return calls;
    },
    find: (token) => live.get(token)?.info,
    called: (token, call) => {
      const found = live.get(token);
      if (found === undefined) return undefined;
      const number = found.calls.push(call);
      const plan = [...plans].find(
        (each) => each.call === number && each.of?.(found.info) !== false,
      );
      if (plan === undefined) return undefined;
      plans.delete(plan);
      return plan.when;
    },
    killAt: (plan) => {
      plans.add(plan);
      return { fired: () => !plans.has(plan), cancel: () => void plans.delete(plan) };
    },
  };
};
