// Longer than other files because it is one list: whatever the audit log was seen to do wrong.
export interface FailureMode {
  readonly id: string;
  /** What has been seen or documented of the audit log API. */
  readonly what: string;
  /** Tests that fail when the app no longer survives it: a file from the root, and a part of the test's name. */
  readonly tests: ReadonlyArray<readonly [file: string, name: string]>;
}

const rates = "test/failures/rate-limits.test.ts";
const paging = "test/failures/paging.test.ts";
const keys = "test/failures/credentials.test.ts";
const shapes = "test/failures/event-shapes.test.ts";
const collect = "src/sources/org-audit-log/collect.test.ts";
const pages = "src/sources/org-audit-log/read-page.test.ts";
const titles = "src/sources/org-audit-log/action-titles.test.ts";
const normalise = "src/pipeline/normalise.test.ts";

const style = "a 429 in the style %s ends the run";
const lastPage = "a last page whose next cursor is ${lastPage}";
const shape = "an event with %s is stored and shown";

/** Every known way in which the API surprises its readers, and where each is tested. */
export const failureModes: ReadonlyArray<FailureMode> = [
  {
    id: "FM-01",
    what: "429 above a few requests a minute",
    tests: [
      [rates, "a backlog is read within 50 requests a minute"],
      [rates, style],
    ],
  },
  {
    id: "FM-02",
    what: "the reset header is a time without seconds",
    tests: [
      [rates, style],
      [pages, "reads how long to wait from a reset time without seconds"],
    ],
  },
  {
    id: "FM-03",
    what: "the retry header has other names, or is missing",
    tests: [
      [rates, style],
      ["src/lib/retry-after.test.ts", "goes on to the next header where the first is garbage"],
    ],
  },
  {
    id: "FM-04",
    what: "time has three precisions",
    tests: [
      [shapes, shape],
      [shapes, '"microseconds"'],
    ],
  },
  {
    id: "FM-05",
    what: "one list is newest first, the other oldest first",
    tests: [
      [collect, "takes the highest processing time of a page, wherever on the page it stands"],
    ],
  },
  {
    id: "FM-06",
    what: "events are late: older than the checkpoint",
    tests: [[paging, "events that happened hours before they were processed are stored"]],
  },
  {
    id: "FM-07",
    what: "the last page still names a cursor",
    tests: [
      [paging, lastPage],
      [collect, "stops on a short page of nothing but repeated events"],
    ],
  },
  { id: "FM-08", what: "the last page names none", tests: [[paging, lastPage]] },
  {
    id: "FM-09",
    what: "links hold a full URL or nothing, meta the bare cursor",
    tests: [
      [pages, "the cursor inside the link"],
      [pages, "none where links are empty"],
    ],
  },
  {
    id: "FM-10",
    what: "a cursor expires",
    tests: [[paging, "a cursor that expires overnight is replaced by time"]],
  },
  {
    id: "FM-11",
    what: "from and to are milliseconds",
    tests: [[paging, "asks with milliseconds, a limit and nothing that the stream does not know"]],
  },
  { id: "FM-12", what: "pages overlap", tests: [[paging, lastPage]] },
  {
    id: "FM-13",
    what: "ids repeat, and need not be UUIDs",
    tests: [
      [paging, lastPage],
      [shapes, '"an id that is no UUID"'],
    ],
  },
  {
    id: "FM-14",
    what: "the key expires or is revoked",
    tests: [
      [keys, "a key that becomes %s"],
      [keys, "health counts down the days of a key"],
    ],
  },
  {
    id: "FM-15",
    what: "the key's owner is no organization admin any more",
    tests: [
      [keys, "a key that becomes %s"],
      [pages, "the flat form of a refusal"],
    ],
  },
  {
    id: "FM-16",
    what: "no Guard: refused, or an empty log",
    tests: [
      [keys, "an organization without Guard whose log is empty is told from a quiet one"],
      [keys, "each wrong key is told apart"],
    ],
  },
  {
    id: "FM-17",
    what: "another kind of credential",
    tests: [
      [keys, "each wrong key is told apart"],
      ["src/forge/audit-log.test.ts", "with the key as bearer"],
    ],
  },
  {
    id: "FM-18",
    what: "a scoped key lists no organization",
    tests: [[keys, "each wrong key is told apart"]],
  },
  {
    id: "FM-19",
    what: "no location, or one of empty texts",
    tests: [[shapes, '"no location, or one of empty texts"']],
  },
  {
    id: "FM-20",
    what: "the actor's e-mail is none, its id no account",
    tests: [
      [shapes, '"an actor that is the system, with no e-mail"'],
      [shapes, '"an actor that is an app"'],
    ],
  },
  {
    id: "FM-21",
    what: "links are null, empty or missing",
    tests: [[shapes, '"links that are null or empty"']],
  },
  {
    id: "FM-22",
    what: "context is empty, missing, or has an item without id",
    tests: [
      [shapes, '"no context, or an empty one"'],
      [shapes, '"a context item without id"'],
    ],
  },
  {
    id: "FM-23",
    what: "context or container is a single object",
    tests: [[shapes, '"context and container as single objects"']],
  },
  {
    id: "FM-24",
    what: "the message is empty or withheld",
    tests: [
      [shapes, '"a message without content"'],
      [normalise, "makes a sentence where Atlassian sends none"],
    ],
  },
  {
    id: "FM-25",
    what: "keys that nobody documented",
    tests: [
      [shapes, "every raw event is kept to the key"],
      [normalise, "keeps what Atlassian sent, unknown keys included"],
    ],
  },
  {
    id: "FM-26",
    what: "the catalogue of actions has capitals, repeats and empty names",
    tests: [
      [shapes, "a catalogue with ids in capitals"],
      [titles, "joins ids without regard to case"],
    ],
  },
  {
    id: "FM-27",
    what: "an authentication type outside the list",
    tests: [[shapes, '"an authentication type outside the list"']],
  },
  {
    id: "FM-28",
    what: "user_login can be a failure",
    tests: [[shapes, '"a login that failed, in any word for it"']],
  },
  {
    id: "FM-29",
    what: "the log goes back 180 days",
    tests: [
      [paging, "a poller that stood still for 200 days"],
      [collect, "says what is gone for good"],
    ],
  },
  {
    id: "FM-30",
    what: "events show only minutes later",
    tests: [[paging, "says how far the log is behind what happens"]],
  },
  {
    id: "FM-31",
    what: "500, 502, 503 and 504 that pass",
    tests: [
      [rates, "two answers that are %s"],
      [rates, "an hour without an answer is no storm of requests"],
    ],
  },
  {
    id: "FM-32",
    what: "somebody else uses the same budget",
    tests: [[rates, "somebody else who uses up the budget costs time and no event"]],
  },
  {
    id: "FM-33",
    what: "the stream takes no filters",
    tests: [[paging, "asks with milliseconds, a limit and nothing that the stream does not know"]],
  },
  {
    id: "FM-34",
    what: "pages are shorter than the limit",
    tests: [
      [paging, lastPage],
      [collect, "takes a short page for what it is, not for the end"],
    ],
  },
  {
    id: "FM-35",
    what: "a page is large and slow",
    tests: [
      [rates, "a page that takes longer than 20 s is asked for again with half as many events"],
    ],
  },
];
