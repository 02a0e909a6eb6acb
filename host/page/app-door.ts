import type { HttpRequest, HttpResponse } from "../http";

/** What the page host needs from the host that runs the app's functions. */
export interface AppDoor {
  /** Runs the resolver of a module. A thrown error of the app is an answer; a bug of the host rejects. */
  readonly invokeResolver: (call: ResolverCall) => Promise<ResolverAnswer>;
  /**
   * Calls Jira with the rights of the user and the scopes of the app. `request.url` is path and query.
   * `accountId` is undefined for a visitor who is not logged in.
   */
  readonly requestJira: (
    request: HttpRequest,
    accountId: string | undefined,
  ) => Promise<HttpResponse>;
  /** Customer-managed egress. Consent was asked before `set` is called. */
  readonly egress: EgressDoor;
  /** Calls `listener` with each message that the app's functions publish. Absent: functions publish nothing. */
  readonly onRealtime?: (listener: (message: RealtimeMessage) => void) => () => void;
}

export interface ResolverCall {
  readonly moduleKey: string;
  readonly functionKey: string;
  /** JSON, or undefined. */
  readonly payload: unknown;
  /** From the user switch, never from the frame. Undefined: not logged in, so no principal. */
  readonly accountId: string | undefined;
  /** What the browser tells about itself (FullContext of `@forge/bridge`); an app must not trust it. */
  readonly context: Readonly<Record<string, unknown>>;
}

type ResolverAnswer =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly message: string };

export interface EgressGroup {
  readonly key: string;
  readonly description: string;
  readonly configured: ReadonlyArray<{
    readonly domain: string;
    readonly type: ReadonlyArray<string>;
  }>;
}

interface EgressDoor {
  readonly list: () => Promise<ReadonlyArray<EgressGroup>>;
  /** Answers the reason when the platform would refuse (a limit, a bad domain). */
  readonly set: (groups: ReadonlyArray<EgressGroup>) => Promise<EgressRefusal | undefined>;
  readonly deleteGroup: (key: string) => Promise<void>;
  readonly deleteDomain: (key: string, domain: string, type: string) => Promise<void>;
}

interface EgressRefusal {
  readonly refused: string;
}

export interface RealtimeMessage {
  readonly channel: string;
  readonly payload: unknown;
}
