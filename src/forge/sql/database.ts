// Longer than other files because it is one list: every table with its columns.
import type { ColumnType } from "kysely";
import type {
  ActivityEntry,
  Alert,
  AlertState,
  AuditEvent,
  Delivery,
  Job,
  SourceName,
} from "#contract";
import type { DocumentKind } from "#ports";

/** BIGINT: goes in as a number and comes back as text. All of ours are under 2^53. */
type Big = ColumnType<string, number, number>;
/** BINARY: goes in through `unhex` and comes back through `hex`, since SQL calls are JSON. */
type Binary = Uint8Array;

/** The tables as the query builder knows them. `tables.ts` has the same as DDL; times are epoch milliseconds. */
export interface Database {
  /** When, who, what kind, where from, upon what: names and addresses are in the four tables below, each once. */
  readonly audit_event: {
    event_key: Binary;
    occurred_ms: Big;
    processed_ms: Big;
    kind_id: Big;
    actor_id: Big;
    origin_id: Big;
    target_id: Big;
    /** The event's id where it is a UUID, which takes half the room so. */
    event_uuid: Binary | null;
    /** The event's id where it is none; else empty. */
    event_id: string;
    message: string;
    /** The message in lower case, where that takes more than ASCII; else null. */
    folded: string | null;
    body_hash: Binary;
    segment: number | null;
  };
  readonly event_kind: {
    kind_id: Big;
    source: SourceName;
    action: string;
    product: string;
    outcome: AuditEvent["outcome"];
    /** The action in lower case. */
    search: string;
    seen_ms: Big;
  };
  /** Who acted: names and e-mail addresses of people. */
  readonly actor: {
    actor_id: Big;
    account_id: string;
    name: string;
    email: string;
    kind: AuditEvent["actor"]["kind"];
    /** Id, name and e-mail in lower case. */
    search: string;
    seen_ms: Big;
  };
  /** Accounts of people, whether or not anything of them is searchable. */
  readonly person: {
    account_id: string;
    seen_ms: Big;
    state: "open" | "closed" | "erased";
    /** 0 while it is open. */
    closed_ms: Big;
    /** When a closed account is to be erased. */
    due_ms: Big;
    /** JSON: names and e-mail addresses of a closed account, until they are erased. */
    words: string;
    /** Of which something was erased. */
    events: number;
    /** Of which nothing may be erased yet. */
    held: number;
  };
  readonly origin: {
    origin_id: Big;
    /** As it came. */
    ip_text: string | null;
    /** IPv6, or IPv4 mapped into it; null where the text is no address. */
    ip: Binary | null;
    country: string;
    city: string;
    seen_ms: Big;
  };
  /** What was acted upon, which may be a person too. */
  readonly target: {
    target_id: Big;
    type: string;
    id: string;
    name: string;
    /** All three in lower case. */
    search: string;
    seen_ms: Big;
  };
  readonly raw_tail: {
    event_key: Binary;
    /** A long event takes several rows. Part 0 says of how many bytes the whole is; the others say 0. */
    part: number;
    arrived_ms: Big;
    ordinal: number;
    bytes: number;
    raw: string;
  };
  readonly segment: {
    number: number;
    event_count: number;
    oldest_ms: Big;
    newest_ms: Big;
    bytes: number;
    head: string;
    /** 0: the number is reserved and not yet written. */
    sealed_ms: Big;
    finished: number;
    /** When retention removed the value; 0: it is there. */
    removed_ms: Big;
  };
  readonly set_aside: {
    what: "unreadable" | "second";
    /** Of a second body: the event's key and the hash of the body, both in hex. */
    item_key: string;
    source: SourceName | "";
    reason: string;
    raw: string;
    at_ms: Big;
  };
  readonly document: {
    kind: DocumentKind;
    id: string;
    /** 0: reserved and not yet written. */
    version: number;
    body: string;
    updated_ms: Big;
    updated_by: string;
  };
  readonly document_history: {
    kind: DocumentKind;
    id: string;
    version: number;
    body: string;
    updated_ms: Big;
    updated_by: string;
  };
  readonly alert: {
    alert_key: Binary;
    rule_id: string;
    rule_title: string;
    rule_version: number;
    level: Alert["level"];
    title: string;
    dedup_key: string;
    bucket_ms: Big;
    created_ms: Big;
    historical: number;
    /** Event keys, joined by commas. */
    opening: string;
    /** JSON. */
    why: string;
    /** What became of it, as its issue told; `as_of_ms` is 0 as long as none has. */
    status: AlertState["status"];
    issue_status: string;
    assignee_id: string | null;
    resolution: string;
    acknowledged_ms: ColumnType<string | null, number | null, number | null>;
    closed_ms: ColumnType<string | null, number | null, number | null>;
    as_of_ms: Big;
  };
  readonly alert_event: {
    alert_key: Binary;
    event_key: Binary;
    occurred_ms: Big;
  };
  /** What correlations count: rows are only added. */
  readonly base_match: {
    series: Binary;
    occurred_ms: Big;
    event_key: Binary;
    base: Binary;
    detail: string;
    used_until: Big;
  };
  /** When a group of a correlation first and last showed a value, by stretch of time. */
  readonly sighting: {
    series: Binary;
    value: Binary;
    stretch: number;
    first_ms: Big;
    last_ms: Big;
    used_until: Big;
  };
  readonly silenced: {
    suppression_id: string;
    event_key: Binary;
    occurred_ms: Big;
  };
  readonly delivery: {
    delivery_key: Binary;
    alert_key: Binary;
    destination_id: string;
    kind: Delivery["kind"];
    subject: string;
    state: Delivery["state"];
    attempts: number;
    due_ms: Big;
    reference: string;
    last_error: string;
    created_ms: Big;
    updated_ms: Big;
    claimed_by: string;
    claimed_until: Big;
    /** Since when an attempt is under way or without a known end. */
    attempting_ms: ColumnType<string | null, number | null, number | null>;
    /** Goes up with every change: what compare-and-set compares. */
    version: number;
  };
  readonly forward_request: {
    request_key: Binary;
    fingerprint: Binary;
    /** Null where events are forwarded. */
    alert_key: Binary | null;
    /** Event keys, joined by commas. */
    events: string;
    more: number;
    /** Ids, joined by commas. */
    destinations: string;
    note: string;
    requester: string;
    created_ms: Big;
  };
  readonly checkpoint: {
    name: string;
    version: number;
    state: string;
    lease_owner: string;
    lease_until: Big;
  };
  readonly request_budget: {
    name: string;
    minute: number;
    used: number;
  };
  readonly activity: {
    number: number;
    activity_key: Binary;
    at_ms: Big;
    account_id: string;
    what: ActivityEntry["what"];
    outcome: ActivityEntry["outcome"];
    name: string;
    subject: string;
    detail: string;
    head: Binary;
  };
  readonly job: {
    id: string;
    kind: Job["kind"];
    slot: string;
    title: string;
    state: Job["state"];
    /** JSON, as are the three below. */
    input: string;
    job_checkpoint: string;
    progress: string;
    parts: string;
    last_error: string;
    attempts: number;
    lease_owner: string;
    lease_until: Big;
    due_ms: Big;
    created_by: string;
    created_ms: Big;
    finished_ms: ColumnType<string | null, number | null, number | null>;
    /** Goes up with every change: what compare-and-set compares. */
    version: number;
  };
  readonly rollup_mark: {
    hour_ms: Big;
    token: string;
  };
  readonly rollup: {
    period: "hour" | "day";
    at_ms: Big;
    /** 0: reserved and not yet written. */
    version: number;
    /** How many batches the figures leave out. */
    batches: number;
    /** `Figures` or `DayFigures` as JSON. */
    figures: string;
  };
  readonly rollup_batch: {
    hour_ms: Big;
    number: number;
    figures: string;
    /** The first 6 bytes of each key in base64, one after the other. */
    event_keys: string;
  };
}
