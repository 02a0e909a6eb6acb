import type { AppModule } from "../app-module";
import type { HostStatus } from "../host-status";
import type { IncidentKind } from "../incidents";
import type { News } from "../feed";
import type { ViewedIssue } from "../viewed-issue";
import type { ViewedReceiver } from "../viewed-receiver";

/** What the host answers to the questions of this page. Calls that are made for the app pass through unread. */
interface HostAnswers {
  readonly start: StartAnswer;
  readonly news: {
    readonly next: number;
    readonly news: ReadonlyArray<News>;
    readonly status: HostStatus;
    readonly cspReports: number;
  };
  readonly issues: ReadonlyArray<ViewedIssue>;
  readonly receivers: ReadonlyArray<ViewedReceiver>;
  readonly incident: { readonly message: string };
  readonly context: unknown;
  readonly invoke: { readonly body: unknown; readonly metadata: unknown };
  readonly product: unknown;
  readonly realtime: null;
  readonly "egress/get": unknown;
  readonly "egress/set": unknown;
  readonly "egress/delete-group": unknown;
  readonly "egress/delete-domain": unknown;
}

export interface StartAnswer {
  /** Key of the acting user. */
  readonly user: string;
  readonly users: ReadonlyArray<UserChoice>;
  readonly siteUrl: string;
  readonly modules: ReadonlyArray<ShownModule>;
  /** Address of each resource by its name. */
  readonly resources: Readonly<Record<string, string>>;
  /** External addresses that the app may navigate to without a question. */
  readonly navigation: ReadonlyArray<string>;
  readonly incidents: ReadonlyArray<IncidentKind>;
}

interface UserChoice {
  readonly key: string;
  readonly name: string;
  readonly role: string;
  readonly isAdmin: boolean;
}

export interface ShownModule extends AppModule {
  /** Undefined: the manifest has no such resource. */
  readonly address?: string;
}

export type AskHost = <Name extends keyof HostAnswers>(
  name: Name,
  body?: unknown,
) => Promise<HostAnswers[Name]>;

/** Asks the host on behalf of one user. Rejects with the host's words when it refuses. */
export function createAskHost(userKey: string): AskHost {
  return async (name, body) => {
    const response = await fetch(`/__host/ask/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-page-user": userKey },
      body: JSON.stringify(body ?? null),
    }).catch(() => undefined);
    if (response === undefined)
      throw new Error("The local host does not answer. Is it still running?");
    const answer: unknown = response.ok
      ? await response.json()
      : { refused: await response.text() };
    if (isRefusal(answer)) throw new Error(answer.refused);
    return valueOf(name, answer);
  };
}

const isRefusal = (answer: unknown): answer is { readonly refused: string } =>
  typeof answer === "object" && answer !== null && "refused" in answer;

/** The host's endpoint of this name gives this shape: both are made from one folder, in one version. */
const valueOf = <Name extends keyof HostAnswers>(_name: Name, answer: unknown): HostAnswers[Name] =>
  (answer as { value: HostAnswers[Name] }).value;
