import type { InvocationEvent, InvocationResult } from "./invocation-event";

/** One line that the app wrote with `console`. Levels: 20 debug, 30 info, 40 warn, 50 error. */
export interface LogLine {
  readonly invocationId: string;
  readonly logLevel: number;
  readonly logArguments: ReadonlyArray<unknown>;
}

/** What the app asks of the platform: a capability, a product, or the internet. */
export interface PlatformCall {
  readonly token: string;
  /** `/fpp/…` or `/egress` */
  readonly route: string;
  /** A path, or the absolute URL of an egress call. */
  readonly target: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface PlatformReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Answers one call; never settles when the invocation was ended by it. */
export type PlatformDoor = (call: PlatformCall) => Promise<PlatformReply>;

export interface InvocationLimits {
  readonly timeoutMs: number;
  readonly memoryMB: number;
}

/** Runs the functions of a bundle: in processes of their own, or in this one under a virtual clock. */
export interface FunctionRunner {
  /** Always answers: a crash and a timeout are results. */
  readonly invoke: (event: InvocationEvent, limits: InvocationLimits) => Promise<InvocationResult>;
  /** Ends a running invocation for good, as if its machine had died; its result is FUNCTION_CRASHED. */
  readonly kill: (invocationId: string) => void;
  readonly close: () => Promise<void>;
}
