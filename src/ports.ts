// Longer than other files on purpose: everything that the app needs from outside is here, and nowhere else.
import type {
  ActivityEntry,
  Alert,
  AlertState,
  AlertWhy,
  AuditEvent,
  DayFigures,
  Delivery,
  DestinationTally,
  EventFilter,
  EventKey,
  EventPosition,
  Job,
  Figures,
  Logging,
  SourceName,
} from "#contract";
import type { LogEvents } from "#contract/log-events";

/**
 * Everything that the app needs from outside, in one place. `src/forge/` implements it on the platform,
 * tests implement it in memory, and both pass the same suites. Times are epoch milliseconds.
 * A function asks for what it uses: `deps: Pick<Platform, 'events' | 'clock'>`.
 */
export interface Platform {
  readonly clock: Clock;
  readonly random: Random;
  readonly bytes: Bytes;
  readonly log: Log;
  readonly installation: Installation;
  readonly auditLog: AuditLog;
  readonly events: Events;
  readonly tail: Tail;
  readonly segments: Segments;
  readonly quarantine: Quarantine;
  readonly conflicts: Conflicts;
  readonly documents: Documents;
  readonly backups: Backups;
  readonly activity: Activity;
  readonly people: People;
  readonly texts: Texts;
  readonly privacy: Privacy;
  readonly rollups: Rollups;
  readonly alerts: Alerts;
  readonly alertStates: AlertStates;
  readonly matches: Matches;
  readonly silenced: Silenced;
  readonly deliveries: Deliveries;
  readonly forwards: Forwards;
  readonly checkpoints: Checkpoints;
  readonly budget: Budget;
  readonly jobs: Jobs;
  readonly queue: Queue;
  readonly secrets: Secrets;
  readonly webTriggers: WebTriggerAddresses;
  readonly jira: Jira;
  readonly http: Http;
  readonly schema: Schema;
}

export interface Clock {
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

export interface Random {
  readonly uuid: () => string;
  /** At least 0, less than 1. */
  readonly fraction: () => number;
  /** So many random bytes, as lower-case hex. */
  readonly hex: (bytes: number) => string;
}

export interface Bytes {
  /** Whether two texts are the same, in a time that tells nothing of where they differ. */
  readonly equal: (one: string, other: string) => boolean;
  /** Of the UTF-8 text, as 64 lower-case hex digits. */
  readonly sha256: (text: string) => string;
  /** A new Ed25519 key: what signs, to be kept secret, and the public key as base64 of its DER form (SPKI). */
  readonly newSigningKey: () => { readonly secret: string; readonly publicKey: string };
  /** Ed25519 over the UTF-8 text, as base64. */
  readonly sign: (secret: string, text: string) => string;
  /** Base64 of the compressed UTF-8 text. */
  readonly gzip: (text: string) => string;
  /** Throws where the text is not what `gzip` made. */
  readonly gunzip: (base64: string) => string;
}

export interface Log {
  readonly write: <Name extends keyof LogEvents>(name: Name, fields: LogEvents[Name]) => void;
  /** The log of one invocation, which writes what these settings let through; null: nothing is set. */
  readonly under: (logging: Logging | null) => Log;
}

export interface Installation {
  readonly environment: () => "production" | "staging" | "development";
  /** The version of the app that runs. */
  readonly version: () => string;
  /** What Forge SQL may hold in this environment. */
  readonly sqlLimitBytes: () => number;
}

/** An answer of somebody else's server, or why there is none. */
export type HttpAnswer =
  | {
      readonly answered: true;
      readonly status: number;
      /** Lower-case names. */
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  | {
      readonly answered: false;
      readonly reason: "timeout" | "network" | "egress-denied";
      readonly detail: string;
    };

/** Atlassian's organization audit log API, spoken with an organization API key. */
export interface AuditLog {
  /** `GET /admin/v1/orgs/{orgId}/events-stream`. Reads no body and judges no status: the source does. */
  readonly eventsStream: (request: {
    readonly orgId: string;
    readonly apiKey: string;
    readonly cursor?: string;
    readonly from?: number;
    readonly to?: number;
    readonly limit: number;
    readonly timeoutMs: number;
  }) => Promise<HttpAnswer>;
  /** `GET /admin/v1/orgs/{orgId}/event-actions`: the catalogue of actions. */
  readonly eventActions: (request: {
    readonly orgId: string;
    readonly apiKey: string;
    readonly timeoutMs: number;
  }) => Promise<HttpAnswer>;
}

/** The searchable window. */
export interface Events {
  /** Which of these are stored, and the hash of the body that each was stored with. */
  readonly known: (keys: ReadonlyArray<EventKey>) => Promise<ReadonlyMap<EventKey, string>>;
  /** Stores what is not stored yet, in as many statements as it takes. Answers how many were new. */
  readonly add: (rows: ReadonlyArray<EventToStore>) => Promise<number>;
  /** Newest first. */
  readonly search: (search: {
    readonly filter: EventFilter;
    readonly after: EventPosition | null;
    readonly limit: number;
  }) => Promise<ReadonlyArray<AuditEvent>>;
  /** Counts up to `ceiling` and no further. */
  readonly count: (filter: EventFilter, ceiling: number) => Promise<number>;
  readonly get: (
    key: EventKey,
  ) => Promise<{ readonly event: AuditEvent; readonly segment: number | null } | null>;
  /** In no particular order; what is not stored is left out. */
  readonly getMany: (keys: ReadonlyArray<EventKey>) => Promise<ReadonlyArray<AuditEvent>>;
  readonly facets: () => Promise<{
    readonly actions: ReadonlyArray<string>;
    readonly products: ReadonlyArray<string>;
    readonly countries: ReadonlyArray<string>;
  }>;
  /** By id where ids are given; else those whose name, e-mail and id have all the words, lately seen first, at most 20. */
  readonly findActors: (
    query: string,
    ids: ReadonlyArray<string>,
  ) => Promise<ReadonlyArray<AuditEvent["actor"]>>;
  /** Notes in which segment the raw events now are. */
  readonly point: (keys: ReadonlyArray<EventKey>, segment: number) => Promise<void>;
  /** Where the raw events of the newest are, newest first: in which segment, or null while none holds them. */
  readonly newestPlaces: (
    limit: number,
  ) => Promise<ReadonlyArray<{ readonly key: EventKey; readonly segment: number | null }>>;
  /** When the first event happened that happened at or after a moment, those of some people left out. */
  readonly firstFrom: (at: number, exceptActors?: ReadonlyArray<string>) => Promise<number | null>;
  /** What is counted of the events between two moments, oldest first, from after a position on. */
  readonly countable: (range: {
    readonly from: number;
    readonly to: number;
    readonly after: EventPosition | null;
    readonly limit: number;
  }) => Promise<ReadonlyArray<CountableEvent>>;
  readonly remove: (keys: ReadonlyArray<EventKey>) => Promise<void>;
  /** Forgets name and e-mail of an actor, unless they come from an event after a moment. */
  readonly forgetNames: (actorId: string, seenUntil: number) => Promise<void>;
  /** Removes actors, addresses and the like that were last seen before. */
  readonly forgetUnseen: (before: number) => Promise<void>;
  readonly span: () => Promise<{
    readonly oldest: number;
    readonly newest: number;
    readonly count: number;
  } | null>;
  /** Lags (`processedAt - occurredAt`) of the newest rows, at most `limit`. */
  readonly lags: (limit: number) => Promise<ReadonlyArray<number>>;
}

/** An empty text stands for what the event does not say. */
export interface CountableEvent extends Pick<
  AuditEvent,
  "key" | "occurredAt" | "action" | "product" | "outcome" | "country"
> {
  readonly actorId: string;
  readonly ip: string;
}

export interface EventToStore {
  readonly event: AuditEvent;
  /** 16 hex digits of the hash of what Atlassian said, without what differs between sources. */
  readonly bodyHash: string;
}

/** Accounts of people whom stored events name, as long as anything that names them is kept. */
export interface People {
  /** Adds those that are not there; of the others the later sighting counts. */
  readonly meet: (people: ReadonlyArray<SeenPerson>) => Promise<void>;
  /** Which of these accounts were closed. */
  readonly closed: (accountIds: ReadonlyArray<string>) => Promise<ReadonlySet<string>>;
  /** Those whose account is not closed, by account id from after one; the first have an empty text before them. */
  readonly open: (after: string, limit: number) => Promise<ReadonlyArray<SeenPerson>>;
  /**
   * Notes that an account was closed, and by which words stored texts name its person; true the first time. Words that
   * come later are added.
   */
  readonly close: (closing: {
    readonly accountId: string;
    readonly words: ReadonlyArray<string>;
    readonly at: number;
  }) => Promise<boolean>;
  /** Closed accounts that are due to be erased, the longest closed first. */
  readonly toErase: (now: number, limit: number) => Promise<ReadonlyArray<ClosedPerson>>;
  /** What names the person is gone, in so many events altogether; the words are forgotten. */
  readonly erased: (erasure: {
    readonly accountId: string;
    readonly events: number;
  }) => Promise<void>;
  /** Lets what is left of a closed account, in so many places under a legal hold, wait until `dueAt`. */
  readonly wait: (erasure: {
    readonly accountId: string;
    readonly events: number;
    readonly held: number;
    readonly dueAt: number;
  }) => Promise<void>;
  /** Forgets at most `limit` open accounts that were last seen before. Answers how many. */
  readonly prune: (before: number, limit: number) => Promise<number>;
  readonly tally: () => Promise<{
    /** Not closed. */
    readonly open: number;
    /** Closed, and not erased yet. */
    readonly waiting: number;
    /** Of the waiting ones: those with something under a legal hold. */
    readonly held: number;
    readonly erased: number;
    /** Raw events from which somebody was erased. */
    readonly events: number;
  }>;
}

export interface SeenPerson {
  readonly accountId: string;
  /** When what is kept of the person was last taken from an event, or was forgotten. */
  readonly seenAt: number;
}

export interface ClosedPerson {
  readonly accountId: string;
  readonly closedAt: number;
  /** Names and e-mail addresses. */
  readonly words: ReadonlyArray<string>;
  /** Raw events from which the person is erased already. */
  readonly events: number;
}

/** Texts beside the raw events that may name people, wherever they are kept. */
export interface Texts {
  /** In an order that stays, from after a key; the first have an empty text before them. */
  readonly read: (
    place: TextPlace,
    after: string,
    limit: number,
  ) => Promise<ReadonlyArray<KeptTexts>>;
  /** Puts others in the place of the texts of a key, in the same order. */
  readonly rewrite: (place: TextPlace, key: string, texts: ReadonlyArray<string>) => Promise<void>;
}

/** The last two: what is no event, and second bodies of events. */
export type TextPlace = "actor" | "target" | "event" | "alert" | "unreadable" | "second";

export interface KeptTexts {
  /** Of an event or an alert, its own key. */
  readonly key: string;
  /**
   * Of an actor its id, name and e-mail; of a target its id and name; of an event its message; of an alert its title,
   * what it is grouped by and, as JSON, why it is there; of the others the raw text and the reason.
   */
  readonly texts: ReadonlyArray<string>;
  /** Ids of whom it is about, as far as the row itself says: of an event first who did it, then to whom. */
  readonly accounts: ReadonlyArray<string>;
  /** When it happened, or began to; null where the row does not say. */
  readonly at: number | null;
}

/** Atlassian's register of accounts, which an app that stores personal data has to ask every week. */
export interface Privacy {
  /** Reports at most 90 accounts. Those of which there is no news are not in the answer. */
  readonly report: (people: ReadonlyArray<SeenPerson>) => Promise<PrivacyAnswer>;
}

export type PrivacyAnswer =
  | {
      readonly answered: true;
      readonly news: ReadonlyArray<{
        readonly accountId: string;
        /** `updated`: since it was seen. */
        readonly status: "closed" | "updated";
      }>;
    }
  | {
      readonly answered: false;
      /** `refused`: the app may not ask. `invalid`: something is wrong with one of the accounts. */
      readonly reason: "refused" | "invalid" | "throttled" | "unavailable";
      readonly detail: string;
      readonly retryAfterMs: number | null;
    };

/** Raw events that no segment holds yet, in the order in which they came. */
export interface Tail {
  /** Adds what is not there. `arrivedAt` and `ordinal` give the order. */
  readonly add: (
    rows: ReadonlyArray<{
      readonly key: EventKey;
      readonly raw: string;
      readonly arrivedAt: number;
      readonly ordinal: number;
    }>,
  ) => Promise<void>;
  readonly read: (key: EventKey) => Promise<string | null>;
  /** The oldest rows whose events are stored already: the others belong to a page that is not finished. */
  readonly oldest: (
    limit: number,
    maxBytes: number,
  ) => Promise<
    ReadonlyArray<{ readonly key: EventKey; readonly raw: string; readonly arrivedAt: number }>
  >;
  /** As `oldest`, behind a position: what is read while the sealer takes from the front. */
  readonly after: (
    position: TailPosition | null,
    limit: number,
    maxBytes: number,
  ) => Promise<ReadonlyArray<TailPosition & { readonly raw: string }>>;
  /** Whatever is there, ready or not, in the order of the keys and from after one; the first have an empty text before them. */
  readonly byKey: (
    after: string,
    limit: number,
  ) => Promise<ReadonlyArray<{ readonly key: EventKey; readonly raw: string }>>;
  /** Puts another text in the place of an event that is there, whole or not at all. */
  readonly rewrite: (key: EventKey, raw: string) => Promise<void>;
  readonly drop: (keys: ReadonlyArray<EventKey>) => Promise<void>;
  readonly waiting: () => Promise<{
    readonly count: number;
    readonly oldestArrival: number | null;
  }>;
}

/** Where an event stands in the tail. */
export interface TailPosition {
  readonly arrivedAt: number;
  readonly ordinal: number;
  readonly key: EventKey;
}

/** Sealed raw events: values that are written once, but for what the law has erased from them, and their catalogue. */
export interface Segments {
  /** Writes the value of a number that has none. A number that is taken is left as it is. */
  readonly write: (number: number, value: string) => Promise<"written" | "taken">;
  readonly read: (number: number) => Promise<string | null>;
  /**
   * Puts another value in the place of one that is there, whole or not at all. For whoever holds the leases of both that
   * write and remove values: only so is it still there.
   */
  readonly replace: (number: number, value: string) => Promise<void>;
  /** Adds to the catalogue; false where the number is there already. */
  readonly enter: (entry: SegmentEntry) => Promise<boolean>;
  /** Marks that the tail no longer holds what the segment does. */
  readonly finish: (number: number) => Promise<void>;
  /** Notes in the catalogue that retention removes the value. */
  readonly retire: (number: number, at: number) => Promise<void>;
  /** Removes the value, once or again. */
  readonly erase: (number: number) => Promise<void>;
  /** Notes in the catalogue that a value is gone: it has no bytes then. */
  readonly noteErased: (number: number) => Promise<void>;
  readonly last: () => Promise<SegmentEntry | null>;
  /** Events of the segments from a number on whose values are kept, and when the first of those was sealed. */
  readonly remaining: (
    from: number,
  ) => Promise<{ readonly count: number; readonly sealedAt: number | null }>;
  readonly list: (after: number, limit: number) => Promise<ReadonlyArray<SegmentEntry>>;
}

export interface SegmentEntry {
  /** From 1, without holes. */
  readonly number: number;
  readonly count: number;
  readonly oldest: number;
  readonly newest: number;
  readonly bytes: number;
  /** Head of the hash chain after this segment. */
  readonly head: string;
  readonly sealedAt: number;
  readonly finished: boolean;
  /** When retention removed the value, of which the head remains. */
  readonly removedAt: number | null;
}

/** What a source sent that is no audit event. */
export interface Quarantine {
  readonly add: (
    rows: ReadonlyArray<{
      readonly key: string;
      readonly source: SourceName;
      readonly reason: string;
      readonly raw: string;
      readonly at: number;
    }>,
  ) => Promise<void>;
  readonly read: (key: string) => Promise<{
    readonly source: SourceName;
    readonly raw: string;
    readonly reason: string;
  } | null>;
  readonly remove: (key: string) => Promise<void>;
  readonly count: () => Promise<number>;
  readonly newest: (limit: number) => Promise<
    ReadonlyArray<{
      readonly key: string;
      readonly reason: string;
      readonly at: number;
      readonly excerpt: string;
    }>
  >;
}

/** A known id that came again with another body: the second body is kept here. */
export interface Conflicts {
  readonly add: (
    rows: ReadonlyArray<{
      readonly key: EventKey;
      readonly bodyHash: string;
      readonly raw: string;
      readonly at: number;
    }>,
  ) => Promise<void>;
  readonly count: () => Promise<number>;
}

/** Rules, destinations, settings, roles: one row with a version each, and every version that was. */
export interface Documents {
  readonly read: (kind: DocumentKind, id: string) => Promise<StoredDocument | null>;
  readonly list: (kind: DocumentKind) => Promise<ReadonlyArray<StoredDocument>>;
  /** Saves where the stored version is the expected one (0: none yet). Answers the new version, or null on conflict. */
  readonly save: (change: {
    readonly kind: DocumentKind;
    readonly id: string;
    readonly body: unknown;
    readonly expectedVersion: number;
    readonly by: string;
    readonly at: number;
  }) => Promise<number | null>;
  /** Those of at most 500 ids that there are, in no particular order. */
  readonly readMany: (
    kind: DocumentKind,
    ids: ReadonlyArray<string>,
  ) => Promise<ReadonlyArray<StoredDocument>>;
  /** The present version and those before it, newest first. */
  readonly history: (
    kind: DocumentKind,
    id: string,
    limit: number,
  ) => Promise<ReadonlyArray<StoredDocument>>;
}

/** Pieces of copies of the configuration: the weekly ones, and files that are being restored. */
export interface Backups {
  /** Keeps a piece, at most 240 KiB, for so many days. Written twice is written once. */
  readonly write: (id: string, piece: number, value: string, keepDays: number) => Promise<void>;
  readonly read: (id: string, piece: number) => Promise<string | null>;
  /** Removes pieces 0 up to but without `pieces`, those that are there. */
  readonly remove: (id: string, pieces: number) => Promise<void>;
}

/** What people did with this app: appended only, each entry chained to the one before. */
export interface Activity {
  readonly last: () => Promise<ChainedActivity | null>;
  readonly has: (key: string) => Promise<boolean>;
  /** Adds the entry where nobody has its number or its key; false where somebody has. */
  readonly append: (entry: ChainedActivity) => Promise<boolean>;
  readonly get: (number: number) => Promise<ChainedActivity | null>;
  /** Newest first, those with a smaller number than `before`. */
  readonly newest: (page: {
    readonly before: number | null;
    readonly limit: number;
    readonly accountId?: string;
  }) => Promise<ReadonlyArray<ChainedActivity>>;
  /** Oldest first, those with a greater number than `after`. */
  readonly oldest: (after: number, limit: number) => Promise<ReadonlyArray<ChainedActivity>>;
  /** Removes at most `limit` of the oldest from before a moment, never the newest of all. Answers how many. */
  readonly prune: (before: number, limit: number) => Promise<number>;
}

export interface ChainedActivity extends ActivityEntry {
  /** 32 hex digits. What is recorded twice has the same. */
  readonly key: string;
}

export type DocumentKind =
  | "rule"
  | "rule-switch"
  | "suppression"
  | "list"
  | "destination"
  | "settings"
  | "roles"
  | "connection"
  | "token"
  | "change-note"
  | "digest";

export interface StoredDocument {
  readonly id: string;
  /** Parsed JSON: whoever reads it parses it with the schema of its kind. */
  readonly body: unknown;
  readonly version: number;
  readonly updatedAt: number;
  readonly updatedBy: string;
}

/**
 * Counts by hour and day, which stay when the events go. An hour is the sum of two: of its batches, each made once from
 * rows that may be removed since and with their keys, so that none is counted again; and of the other rows that are
 * there, counted anew whenever some came. Hours and days are the epoch milliseconds at which they begin (UTC).
 */
export interface Rollups {
  /** Notes, after events were stored, that these hours have to be counted. Each call needs a token of its own. */
  readonly mark: (hours: ReadonlyArray<number>, token: string) => Promise<void>;
  /** Newest first. */
  readonly marked: (
    limit: number,
  ) => Promise<ReadonlyArray<{ readonly hour: number; readonly token: string }>>;
  /** Takes marks away that are still the same. */
  readonly unmark: (
    marks: ReadonlyArray<{ readonly hour: number; readonly token: string }>,
  ) => Promise<void>;
  readonly waiting: () => Promise<number>;
  /** The batches of an hour: how many, and whether one of them has counted an event. */
  readonly counted: (
    hour: number,
  ) => Promise<{ readonly batches: number; readonly has: (key: EventKey) => boolean }>;
  /** Adds a batch; false where its number, from 1, is taken. */
  readonly addBatch: (batch: {
    readonly hour: number;
    readonly number: number;
    readonly figures: Figures;
    readonly keys: ReadonlyArray<EventKey>;
  }) => Promise<boolean>;
  /** Saves the figures of rows that are in none of so many batches; false where the version (0: none) is another. */
  readonly saveHour: (hour: {
    readonly hour: number;
    readonly expectedVersion: number;
    readonly batches: number;
    readonly figures: Figures;
  }) => Promise<boolean>;
  /** Oldest first, each with what adds up to it: the batches that its figures know of and the figures. */
  readonly hours: (
    from: number,
    to: number,
  ) => Promise<
    ReadonlyArray<{
      readonly hour: number;
      readonly version: number;
      readonly parts: ReadonlyArray<Figures>;
    }>
  >;
  readonly saveDay: (day: {
    readonly day: number;
    readonly expectedVersion: number;
    readonly figures: DayFigures;
  }) => Promise<boolean>;
  /** Oldest first. */
  readonly days: (
    from: number,
    to: number,
  ) => Promise<
    ReadonlyArray<{ readonly day: number; readonly version: number; readonly figures: DayFigures }>
  >;
  /** The first hour that was ever counted. */
  readonly firstHour: () => Promise<number | null>;
}

export interface Alerts {
  /** Adds what is not there. */
  readonly add: (alerts: ReadonlyArray<NewAlert>) => Promise<void>;
  /** The events that each alert was opened with: a replay learns from it what is a later match. */
  readonly openings: (
    keys: ReadonlyArray<string>,
  ) => Promise<
    ReadonlyMap<string, { readonly events: ReadonlySet<EventKey>; readonly historical: boolean }>
  >;
  /** Links events to alerts; links that are there stay as they are. */
  readonly attach: (
    links: ReadonlyArray<{
      readonly alertKey: string;
      readonly eventKey: EventKey;
      readonly occurredAt: number;
    }>,
  ) => Promise<void>;
  readonly get: (key: string) => Promise<Alert | null>;
  /** By key, of the alerts that are there. */
  readonly titles: (keys: ReadonlyArray<string>) => Promise<ReadonlyMap<string, string>>;
  /** Null where there is no such alert, or it was opened by hand. */
  readonly why: (key: string) => Promise<AlertWhy | null>;
  /** Newest first. */
  readonly list: (page: {
    readonly after: { readonly createdAt: number; readonly key: string } | null;
    readonly limit: number;
    readonly ruleId?: string;
    readonly historical?: boolean;
    readonly level?: Alert["level"];
    /** Raised from then on. */
    readonly from?: number;
    /** Raised before then. */
    readonly to?: number;
  }) => Promise<ReadonlyArray<Alert>>;
  /** Oldest first. */
  readonly events: (key: string, limit: number) => Promise<ReadonlyArray<EventKey>>;
  readonly ofEvent: (
    key: EventKey,
  ) => Promise<
    ReadonlyArray<{ readonly key: string; readonly title: string; readonly ruleId: string }>
  >;
  /** The alerts of each of at most 500 events; events without one are left out. */
  readonly ofEvents: (
    keys: ReadonlyArray<EventKey>,
  ) => Promise<ReadonlyMap<EventKey, ReadonlyArray<string>>>;
  /** The oldest alert of a rule for each of the events; events without one are left out. */
  readonly ofRule: (
    ruleId: string,
    keys: ReadonlyArray<EventKey>,
  ) => Promise<ReadonlyMap<EventKey, string>>;
  /** Those of a level from before a moment, oldest first. */
  readonly oldest: (page: {
    readonly level: Alert["level"];
    readonly before: number;
    readonly after: { readonly createdAt: number; readonly key: string } | null;
    readonly limit: number;
  }) => Promise<ReadonlyArray<Alert>>;
  /** Removes alerts with the links to their events. */
  readonly remove: (keys: ReadonlyArray<string>) => Promise<void>;
  /** Matches of an alert between two moments of event time. */
  readonly countEvents: (key: string, from: number, to: number) => Promise<number>;
  readonly countByRule: (
    since: number,
  ) => Promise<ReadonlyMap<string, { readonly count: number; readonly last: number }>>;
  /** Events of alerts since a moment of event time, by rule and UTC day. `day` is where it begins. */
  readonly matchesByDay: (since: number) => Promise<
    ReadonlyArray<{
      readonly ruleId: string;
      readonly day: number;
      readonly count: number;
      readonly last: number;
    }>
  >;
  readonly count: () => Promise<number>;
  /** What was raised from one moment to before another, newest first, without historical ones. */
  readonly raised: (range: {
    readonly from: number;
    readonly to: number;
    readonly limit: number;
  }) => Promise<ReadonlyArray<{ readonly key: string; readonly createdAt: number }>>;
  /** Alerts by level and hour (epoch milliseconds) of their creation, without historical ones. */
  readonly volume: (
    from: number,
    to: number,
  ) => Promise<
    ReadonlyArray<{
      readonly hour: number;
      readonly level: Alert["level"];
      readonly count: number;
    }>
  >;
  /** Alerts raised from one moment to before another by rule, most frequent first, without historical ones. */
  readonly raisedByRule: (
    from: number,
    to: number,
  ) => Promise<
    ReadonlyArray<{
      readonly ruleId: string;
      /** As an alert of the range has it. */
      readonly title: string;
      readonly count: number;
    }>
  >;
}

export interface NewAlert extends Omit<Alert, "eventCount" | "firstEventAt" | "lastEventAt"> {
  readonly opening: ReadonlyArray<EventKey>;
  /** Absent where somebody opened it by hand. */
  readonly why?: AlertWhy;
}

/** What correlations remember. Rows are only added or widened, so that neither order nor repeats change anything. */
export interface Matches {
  /** Adds what is not there. */
  readonly add: (rows: ReadonlyArray<KeptMatch>) => Promise<void>;
  /** Matches of these series from one moment to another, both included; at most the newest 10,000 of a series. */
  readonly between: (
    asked: ReadonlyArray<{
      readonly series: ReadonlyArray<string>;
      readonly from: number;
      readonly to: number;
    }>,
  ) => Promise<ReadonlyArray<KeptMatch>>;
  /** Adds sightings; one that is there begins at the earlier and ends at the later of both moments. */
  readonly sight: (rows: ReadonlyArray<Sighting>) => Promise<void>;
  /** Sightings of these series with one of these values. */
  readonly sightings: (asked: {
    readonly series: ReadonlyArray<string>;
    readonly values: ReadonlyArray<string>;
  }) => Promise<ReadonlyArray<Sighting>>;
  /** Removes at most `limit` matches and as many sightings whose use ended before. Answers how many. */
  readonly prune: (before: number, limit: number) => Promise<number>;
  readonly count: () => Promise<number>;
}

/** A match of a rule for one group of a correlation. */
export interface KeptMatch {
  /** Correlation and group: 32 hex digits. */
  readonly series: string;
  /** The rule that matched: 8 hex digits. */
  readonly base: string;
  readonly eventKey: EventKey;
  readonly occurredAt: number;
  /** What else the correlation has to know of it. */
  readonly detail: string;
  /** Event time from which on no window reaches back to it. */
  readonly usedUntil: number;
}

/** When a group showed a value, within one stretch of time. */
export interface Sighting {
  /** Correlation and group: 32 hex digits. */
  readonly series: string;
  /** 16 hex digits. */
  readonly value: string;
  readonly stretch: number;
  readonly first: number;
  readonly last: number;
  readonly usedUntil: number;
}

/** Which events a suppression kept from raising anything. */
export interface Silenced {
  /** Adds what is not there. */
  readonly add: (
    rows: ReadonlyArray<{
      readonly suppressionId: string;
      readonly eventKey: EventKey;
      readonly occurredAt: number;
    }>,
  ) => Promise<void>;
  /** Events by suppression, and when the latest happened. */
  readonly counts: () => Promise<
    ReadonlyMap<string, { readonly count: number; readonly last: number }>
  >;
  /** Removes at most `limit` of those that happened before. Answers how many. */
  readonly prune: (before: number, limit: number) => Promise<number>;
}

/** What became of alerts. */
export interface AlertStates {
  /**
   * Keeps the state where it is newer than the one that is there; true where it was kept. `asOf` is at least 1. Of an
   * alert that is not there nothing is kept; the state goes with the alert.
   */
  readonly set: (alertKey: string, state: AlertState) => Promise<boolean>;
  readonly ofAlerts: (alertKeys: ReadonlyArray<string>) => Promise<ReadonlyMap<string, AlertState>>;
  /** Alerts that were created since a moment, by rule and by what became of them; those of which nothing is known left out. */
  readonly outcomes: (since: number) => Promise<
    ReadonlyArray<{
      readonly ruleId: string;
      readonly status: AlertState["status"];
      readonly resolution: string;
      readonly count: number;
    }>
  >;
}

export interface Deliveries {
  /** Adds what is not there. Answers how many were new. */
  readonly add: (rows: ReadonlyArray<NewDelivery>) => Promise<number>;
  /** Those of a destination that are due and not claimed, oldest first: no destination stands in another's way. */
  readonly due: (which: {
    readonly destinationId: string;
    readonly now: number;
    readonly limit: number;
  }) => Promise<ReadonlyArray<Delivery>>;
  /**
   * Takes a delivery until `until`. Counts the attempt before it is made, so that one which dies is known to have
   * been tried: then `unsettledSince` tells when the latest such attempt was claimed (the latest, because a late
   * search index has to be waited for anew after each). Null where another run holds it, it is not due or it is settled.
   */
  readonly claim: (claim: {
    readonly key: string;
    readonly owner: string;
    readonly now: number;
    readonly until: number;
  }) => Promise<{ readonly delivery: Delivery; readonly unsettledSince: number | null } | null>;
  /** Writes the outcome of a claimed delivery; false where the claim was lost. */
  readonly settle: (outcome: {
    readonly key: string;
    readonly owner: string;
    readonly state: Delivery["state"];
    readonly dueAt: number;
    readonly reference: string;
    readonly lastError: string;
    /** The next claim's `unsettledSince` is this claim's `now`: the attempt may have reached the destination after all. */
    readonly unknown: boolean;
    readonly at: number;
  }) => Promise<boolean>;
  readonly ofAlert: (alertKey: string) => Promise<ReadonlyArray<Delivery>>;
  /** The alert that a destination made this of; null where it made it of none. */
  readonly alertOf: (destinationId: string, reference: string) => Promise<string | null>;
  /** What a destination made of alerts since a moment, by alert key from after one. */
  readonly opened: (page: {
    readonly destinationId: string;
    readonly since: number;
    readonly after: string;
    readonly limit: number;
  }) => Promise<ReadonlyArray<{ readonly alertKey: string; readonly reference: string }>>;
  readonly ofAlerts: (alertKeys: ReadonlyArray<string>) => Promise<ReadonlyArray<Delivery>>;
  /** Delivered ones of a kind for an alert and destination since a moment. */
  readonly deliveredSince: (query: {
    readonly alertKey: string;
    readonly destinationId: string;
    readonly kind: Delivery["kind"];
    readonly since: number;
  }) => Promise<number>;
  /** Sets rejected ones to waiting, with all their attempts before them. Answers how many. */
  readonly redrive: (which: {
    readonly key?: string;
    readonly alertKey?: string;
    readonly destinationId?: string;
    readonly at: number;
  }) => Promise<number>;
  readonly counts: () => Promise<{
    /** All that there ever were: the sum of the other three. */
    readonly queued: number;
    readonly waiting: number;
    readonly delivered: number;
    readonly rejected: number;
  }>;
  /** When the next waiting one of each destination can be claimed. Destinations without one are left out. */
  readonly nextDue: () => Promise<ReadonlyMap<string, number>>;
  /** Lets no waiting one of a destination be due before `until`. */
  readonly hold: (destinationId: string, until: number) => Promise<void>;
  /** Makes all waiting ones of a destination due at `at` at the latest. */
  readonly hasten: (destinationId: string, at: number) => Promise<void>;
  /** Rejects the waiting ones of a destination that nobody is at. Answers how many. */
  readonly refuse: (which: {
    readonly destinationId: string;
    readonly reason: string;
    readonly at: number;
  }) => Promise<number>;
  readonly remove: (alertKeys: ReadonlyArray<string>) => Promise<void>;
  /** Newest first. */
  readonly log: (page: {
    readonly after: { readonly createdAt: number; readonly key: string } | null;
    readonly limit: number;
    readonly destinationId?: string;
    readonly state?: Delivery["state"];
  }) => Promise<ReadonlyArray<Delivery>>;
  /** One for each destination that ever had a delivery. */
  readonly tallies: () => Promise<ReadonlyArray<DestinationTally>>;
}

export interface NewDelivery {
  readonly key: string;
  readonly alertKey: string;
  readonly destinationId: string;
  readonly kind: Delivery["kind"];
  readonly subject: string;
  readonly dueAt: number;
  readonly createdAt: number;
}

/** What was asked to be forwarded: a request is kept under its key, and so is done once however often it comes. */
export interface Forwards {
  /** Keeps the request where nothing is kept under its key. Answers what is kept there now. */
  readonly keep: (request: ForwardRequest) => Promise<ForwardRequest>;
  readonly get: (key: string) => Promise<ForwardRequest | null>;
  /** Removes at most `limit` of the oldest from before a moment. Answers how many. */
  readonly prune: (before: number, limit: number) => Promise<number>;
}

export interface ForwardRequest {
  /** 32 hex digits, from who asks and the id that they gave the request. */
  readonly key: string;
  /** 64 hex digits of what was asked: another body under the same id is another request. */
  readonly fingerprint: string;
  readonly what:
    | { readonly alertKey: string }
    | {
        /** Oldest first. */
        readonly events: ReadonlyArray<EventKey>;
        /** More events matched the filter than one request may forward. */
        readonly more: boolean;
      };
  readonly destinationIds: ReadonlyArray<string>;
  /** Of whoever asked, for people; may be empty. */
  readonly note: string;
  /** The name of the token that was used. */
  readonly requester: string;
  readonly createdAt: number;
}

/** Where a run is, and who is at it. One row a name, changed by compare-and-set only. */
export interface Checkpoints {
  readonly read: (name: string) => Promise<Checkpoint | null>;
  /** Takes the lease, making the row where there is none; null while another owner holds it. */
  readonly lease: (lease: {
    readonly name: string;
    readonly owner: string;
    readonly now: number;
    readonly until: number;
  }) => Promise<Checkpoint | null>;
  /** Moves on and renews the lease; null where the lease or the version was lost. */
  readonly advance: (change: {
    readonly name: string;
    readonly owner: string;
    readonly version: number;
    readonly state: unknown;
    readonly until: number;
  }) => Promise<Checkpoint | null>;
  readonly release: (name: string, owner: string) => Promise<void>;
}

export interface Checkpoint {
  readonly name: string;
  readonly version: number;
  /** Parsed JSON; null in a new row. */
  readonly state: unknown;
}

/** Requests that all runs of all functions share, by minute. */
export interface Budget {
  /** True where the minute has had fewer than `ceiling` so far; then this one is counted. */
  readonly take: (name: string, now: number, ceiling: number) => Promise<boolean>;
  /** Counts what was used without asking. */
  readonly spend: (name: string, now: number, amount: number) => Promise<void>;
  /** What the minute has had so far. */
  readonly spent: (name: string, now: number) => Promise<number>;
}

/** Long questions, answered in steps. One row each, changed by compare-and-set only, and the pieces of their results. */
export interface Jobs {
  /** Adds a waiting job; false where its person has another of this kind under way. */
  readonly add: (job: NewJob) => Promise<boolean>;
  readonly get: (id: string) => Promise<StoredJob | null>;
  /** Newest first. */
  readonly ofPerson: (accountId: string, limit: number) => Promise<ReadonlyArray<Job>>;
  /** Waiting or running, oldest first. */
  readonly open: (
    limit: number,
  ) => Promise<
    ReadonlyArray<
      Pick<Job, "id" | "kind"> & { readonly dueAt: number; readonly leasedUntil: number }
    >
  >;
  /** Takes a job until `until` and counts the attempt; null where another run holds it, it is not due or has ended. */
  readonly claim: (claim: {
    readonly id: string;
    readonly owner: string;
    readonly now: number;
    readonly until: number;
  }) => Promise<StoredJob | null>;
  /** Notes a step as done, renews the lease and forgets failed attempts. Answers the new version; null where the job was lost or cancelled. */
  readonly advance: (step: {
    readonly id: string;
    readonly version: number;
    readonly checkpoint: unknown;
    readonly progress: Job["progress"];
    readonly until: number;
  }) => Promise<number | null>;
  /** Lets go of a job that has not ended, to be taken from `dueAt` on. */
  readonly release: (change: {
    readonly id: string;
    readonly version: number;
    readonly dueAt: number;
    readonly error: string;
  }) => Promise<boolean>;
  readonly end: (end: {
    readonly id: string;
    readonly version: number;
    readonly state: "done" | "failed";
    readonly progress: Job["progress"];
    readonly parts: ReadonlyArray<number>;
    readonly error: string;
    readonly at: number;
  }) => Promise<boolean>;
  /** False where it had ended. A step that is under way finds that its job is gone. */
  readonly cancel: (id: string, at: number) => Promise<boolean>;
  /** Forgets jobs that ended before. Answers how many. */
  readonly prune: (before: number) => Promise<number>;
  /** Keeps a piece of a result, at most 240 KiB as JSON, for longer than the job's row. Written twice is written once. */
  readonly writePart: (id: string, part: number, value: string) => Promise<void>;
  readonly readPart: (id: string, part: number) => Promise<string | null>;
}

export interface NewJob extends Pick<Job, "id" | "kind" | "title" | "createdBy" | "createdAt"> {
  readonly input: unknown;
}

export interface StoredJob extends Omit<Job, "parts"> {
  /** Parsed JSON: its kind reads it with the schema of its own. */
  readonly input: unknown;
  /** Where the steps are; null before the first. */
  readonly checkpoint: unknown;
  /** The numbers of the pieces of the result, in order. */
  readonly parts: ReadonlyArray<number>;
  /** Since the last step that was done. */
  readonly attempts: number;
  readonly version: number;
}

export type QueueName = "collect" | "backfill" | "deliver" | "stream" | "jobs" | "migrate";

export interface Queue {
  /** Wakes the consumer of a queue after each of the delays, in one push. */
  readonly wake: (queue: QueueName, delaysSeconds: ReadonlyArray<number>) => Promise<void>;
}

/** Write-only for everybody but the pipeline. */
export interface Secrets {
  readonly set: (name: string, value: string) => Promise<void>;
  readonly get: (name: string) => Promise<string | null>;
  readonly remove: (name: string) => Promise<void>;
}

/** Where the world reaches the app's web triggers. */
export interface WebTriggerAddresses {
  readonly addressOf: (trigger: "forward" | "health" | "intake") => Promise<string>;
}

/** Jira, as the app where not said otherwise. */
export interface Jira {
  /** `asUser`: may the calling user administer Jira? */
  readonly callerIsAdministrator: () => Promise<boolean>;
  /** The account under which the app acts in Jira; null where Jira does not say. */
  readonly appAccountId: () => Promise<string | null>;
  readonly createIssue: (issue: {
    readonly fields: Readonly<Record<string, unknown>>;
    readonly properties: ReadonlyArray<{ readonly key: string; readonly value: unknown }>;
  }) => Promise<HttpAnswer>;
  /** Issues whose alert property is this key. The index may be minutes late. */
  readonly findIssues: (alertKey: string) => Promise<HttpAnswer>;
  readonly addComment: (
    issueKey: string,
    comment: {
      readonly body: unknown;
      readonly properties: ReadonlyArray<{ readonly key: string; readonly value: unknown }>;
    },
  ) => Promise<HttpAnswer>;
  /** Newest first, with their properties. */
  readonly comments: (issueKey: string) => Promise<HttpAnswer>;
  /** Status, assignee and resolution of at most 100 issues, with the property that names their alert. */
  readonly issueStates: (issueKeys: ReadonlyArray<string>) => Promise<HttpAnswer>;
  /**
   * Jira's own audit log: records that were made between two moments (epoch milliseconds), newest first. The app needs
   * the scopes for it, and Jira may refuse it nevertheless.
   */
  readonly auditRecords: (page: {
    readonly from: number;
    readonly to: number;
    readonly offset: number;
    readonly limit: number;
  }) => Promise<HttpAnswer>;
  readonly projects: (query: string) => Promise<HttpAnswer>;
  readonly issueTypes: (projectKey: string) => Promise<HttpAnswer>;
  readonly createFields: (projectKey: string, issueTypeId: string) => Promise<HttpAnswer>;
  /** May the app create issues in this project? */
  readonly projectPermissions: (projectKey: string) => Promise<HttpAnswer>;
  /** As the user: Jira shows schemes to administrators only. */
  readonly permissionScheme: (projectKey: string) => Promise<HttpAnswer>;
  readonly findPeople: (query: string) => Promise<HttpAnswer>;
  /** One account by its id: a person, or an app. */
  readonly person: (accountId: string) => Promise<HttpAnswer>;
}

/** Servers that an administrator chose as destinations. */
export interface Http {
  /** Sends once. Redirects are not followed: they are answers like any other. */
  readonly send: (request: HttpRequest) => Promise<HttpAnswer>;
}

export interface HttpRequest {
  readonly url: string;
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
}

export interface Schema {
  /**
   * Brings the tables up to date; `more`: a minute has no room for all of them. Costs DDL calls: on install, hourly, and
   * after a missing-table error.
   */
  readonly migrate: () => Promise<"done" | "more">;
  /** Bytes that the tables take, with their indexes. */
  readonly usedBytes: () => Promise<number>;
  readonly tableSizes: () => Promise<
    ReadonlyArray<{ readonly table: string; readonly rows: number; readonly bytes: number }>
  >;
}
