import type { z } from "zod";
import type { DestinationForm } from "#contract";
import type { Platform } from "#ports";
import type { Attempt } from "./attempt";
import type { EventStream } from "./event-stream";
import type { Closing, Notice } from "./notice";
import type { Outcome } from "./outcome";

/**
 * A kind of place that alerts go to. A destination keeps nothing between attempts: settings are documents, secrets are
 * in the secret store under `secretName(destinationId, field)`.
 */
export interface Destination {
  readonly kind: DestinationKind;
  readonly title: string;
  /** What it is good for, in a line, for whoever chooses among kinds. */
  readonly about: string;
  /** Among which others it is to be found. */
  readonly family: DestinationForm["family"];
  /** Titles and descriptions in the schema are the labels and the help of the form. */
  readonly settings: z.ZodType;
  /**
   * The secret that is a whole address with a key in it: its origin is kept as the setting `address`, which is not asked
   * for, so that an administrator can allow the server.
   */
  readonly addressIn?: string;
  /** Never shown again once they are set. */
  readonly secrets: ReadonlyArray<SecretField>;
  /** What is wrong where these secrets, by name, are all that there are; null: nothing. */
  readonly lacks?: (present: ReadonlySet<string>) => string | null;
  /** It makes something lasting of each alert: neither forwarded events nor digests are sent there. */
  readonly alertsOnly?: true;
  /** How it takes every audit event, where an administrator switches that on. Absent: it takes notices only. */
  readonly stream?: EventStream;
  /** Tells the destination. `settings` as they are stored: they are parsed first. Never throws for what a server does. */
  readonly deliver: (
    deps: DestinationDeps,
    settings: unknown,
    notice: Notice,
    attempt: Attempt,
  ) => Promise<Outcome>;
  /** Ends what it made of an alert, where that calls somebody until it is ended. Absent: it need not know. */
  readonly close?: (
    deps: DestinationDeps,
    settings: unknown,
    closing: Closing,
    attempt: Attempt,
  ) => Promise<Outcome>;
}

export type DestinationKind =
  | "jira-issue"
  | "slack"
  | "microsoft-teams"
  | "pagerduty"
  | "elastic"
  | "datadog"
  | "microsoft-sentinel"
  | "splunk-hec"
  | "webhook";

export type DestinationDeps = Pick<Platform, "jira" | "http" | "secrets">;

interface SecretField {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly required: boolean;
  /** What a value has to look like. */
  readonly accepts?: z.ZodType<string>;
  /** The secret that keeps the old value for a while when this one is rotated. */
  readonly previous?: string;
  /** A signing secret by Standard Webhooks, which either side may choose. */
  readonly generated?: true;
}
