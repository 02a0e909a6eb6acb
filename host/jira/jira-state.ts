import type { JsonObject } from "../org-api/json-object";

export interface JiraUser {
  readonly accountId: string;
  readonly displayName: string;
  readonly emailAddress: string;
  readonly accountType: "atlassian" | "app";
  readonly groups: ReadonlyArray<string>;
  /** One line on who this is, for the host's user switch. */
  readonly about: string;
}

export type Holder =
  | { readonly type: "anyone" }
  | { readonly type: "applicationRole" }
  | { readonly type: "group"; readonly parameter: string }
  | { readonly type: "projectRole"; readonly parameter: string };

export interface Grant {
  readonly permission: string;
  readonly holder: Holder;
}

export interface ScreenField {
  readonly fieldId: string;
  readonly required: boolean;
}

export interface IssueType {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly subtask: boolean;
  /** The create screen, which is also the edit screen here. */
  readonly screen: ReadonlyArray<ScreenField>;
}

interface SecurityLevel {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly holders: ReadonlyArray<Holder>;
}

export interface Project {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly schemeId: number;
  readonly schemeName: string;
  readonly grants: ReadonlyArray<Grant>;
  /** Account ids by role id. */
  readonly roles: Readonly<Record<string, ReadonlyArray<string>>>;
  readonly issueTypes: ReadonlyArray<IssueType>;
  readonly securityLevels: ReadonlyArray<SecurityLevel>;
}

export type Field =
  | {
      readonly id: string;
      readonly name: string;
      readonly kind: FieldKind;
      readonly options?: never;
    }
  | {
      readonly id: string;
      readonly name: string;
      readonly kind: "option" | "options";
      readonly options: ReadonlyArray<NamedValue>;
    };

type FieldKind =
  | "project"
  | "issuetype"
  | "parent"
  | "summary"
  | "text"
  | "document"
  | "priority"
  | "labels"
  | "user"
  | "security"
  | "date"
  | "number";

export interface NamedValue {
  readonly id: string;
  readonly name: string;
}

/** What never changes while the host runs. */
export interface Site {
  readonly baseUrl: string;
  readonly users: ReadonlyArray<JiraUser>;
  readonly appAccountId: string;
  readonly projects: ReadonlyArray<Project>;
  readonly fields: ReadonlyArray<Field>;
  readonly priorities: ReadonlyArray<NamedValue>;
  readonly statuses: ReadonlyArray<
    NamedValue & { readonly category: "new" | "indeterminate" | "done" }
  >;
  readonly transitions: ReadonlyArray<NamedValue & { readonly to: string }>;
}

export interface Comment {
  readonly id: string;
  readonly authorId: string;
  readonly body: JsonObject;
  readonly created: number;
  readonly properties: JsonObject;
}

/** Replaced as a whole on every write, so that the search index can hold on to an older one. */
export interface Issue {
  readonly id: string;
  readonly key: string;
  readonly projectKey: string;
  readonly issueTypeId: string;
  readonly statusId: string;
  readonly creatorId: string;
  /** By field id, in the shapes that the create call takes. */
  readonly fields: JsonObject;
  readonly properties: JsonObject;
  readonly comments: ReadonlyArray<Comment>;
  readonly created: number;
  readonly updated: number;
  /** When it last moved to a status of another category; absent while it is where it was created. */
  readonly statusCategoryChanged?: number;
}

/** What is kept over restarts. */
export interface JiraSnapshot {
  readonly nextId: number;
  readonly nextNumbers: Readonly<Record<string, number>>;
  readonly issues: ReadonlyArray<Issue>;
  readonly index: ReadonlyArray<Issue>;
  readonly pending: ReadonlyArray<{ readonly at: number; readonly issueId: string }>;
  readonly requests: number;
}
