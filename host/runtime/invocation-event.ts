/** The envelope that the platform hands to the runtime for one invocation. */
export interface InvocationEvent {
  /** `file.export` */
  readonly handler: string;
  /** The function's first argument. */
  readonly body: unknown;
  readonly variables: ReadonlyArray<{ readonly key: string; readonly value: string }>;
  readonly _meta: {
    readonly proxy: { readonly token: string; readonly url: string; readonly host: string };
    readonly contextAri: string;
    readonly appContext: {
      readonly appId: string;
      readonly appVersion: string;
      readonly environmentId: string;
      readonly environmentType: string;
      readonly invocationId: string;
      readonly installationId: string;
      readonly functionKey: string;
      readonly moduleType: string;
      readonly moduleKey: string;
      readonly installation: unknown;
      readonly permissions: unknown;
    };
    readonly aaid?: string;
    readonly tracing: { readonly traceId: string; readonly spanId: string };
    /** The function's second argument. */
    readonly requestContext: Readonly<Record<string, unknown>>;
  };
}

export interface InvocationError {
  /** FUNCTION_ERR, FUNCTION_TIME_OUT, FUNCTION_CRASHED (process gone, killed, out of memory), or the SDK's name. */
  readonly errorType: string;
  readonly errorMessage: string;
  readonly stack?: ReadonlyArray<string>;
}

export type InvocationResult =
  | { readonly success: true; readonly body?: unknown }
  | { readonly success: false; readonly error: InvocationError };

export const timedOut = (timeoutMs: number): InvocationResult => ({
  success: false,
  error: {
    errorType: "FUNCTION_TIME_OUT",
    errorMessage: `Function timed out after ${timeoutMs / 1000} seconds`,
  },
});

export const crashed = (why: string): InvocationResult => ({
  success: false,
  error: { errorType: "FUNCTION_CRASHED", errorMessage: why },
});
