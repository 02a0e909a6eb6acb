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

/** How an invocation ends before its time, and at which of its calls. */
export interface Doom extends Pick<KillPlan, "call" | "when"> {
  /** Killed at once, or left without an answer until its time limit. */
  readonly how: "kill" | "silence";
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
  readonly doom: Doom | undefined;
}

/** Invocations that run now: whose call a token belongs to, what they called, and when one must die. */
export interface InvocationRegistry {
  readonly begin: (token: string, info: InvocationInfo) => void;
  readonly end: (token: string) => ReadonlyArray<CallRecord>;
  readonly find: (token: string) => InvocationInfo | undefined;
  /** Notes a call and tells whether it is the one to end at. */
  readonly called: (token: string, call: CallRecord) => Doom | undefined;
  readonly killAt: (plan: KillPlan) => KillHandle;
}

/** `doomOf` draws for each invocation whether it ends by chance. */
export const createInvocationRegistry = (
  doomOf: () => Doom | undefined = () => undefined,
): InvocationRegistry => {
  const live = new Map<string, Live>();
  const plans = new Set<KillPlan>();
  return {
    begin: (token, info) => void live.set(token, { info, calls: [], doom: doomOf() }),
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
      if (plan === undefined) return found.doom?.call === number ? found.doom : undefined;
      plans.delete(plan);
      return { call: number, when: plan.when, how: "kill" };
    },
    killAt: (plan) => {
      plans.add(plan);
      return { fired: () => !plans.has(plan), cancel: () => void plans.delete(plan) };
    },
  };
};
