import { z } from "zod";
import { Alert, EventFilter, EventKey } from "#contract";
import { filterProblem } from "#contract/filter-problem";
import { parseJson } from "#lib/parse-json";
import { err, ok, type Result } from "#lib/result";
import { refusal } from "./refusal";
import type { TriggerAnswer } from "./trigger-answer";

/** The most events that one request forwards. */
const MOST_EVENTS = 200;

const hex = (of: string) => `A key is 32 hex digits, as ${of} shows it.`;

const ForwardBody = z.strictObject({
  events: z
    .array(
      z
        .string()
        .regex(/^[0-9a-f]{32}$/, hex("an event"))
        .pipe(EventKey),
    )
    .min(1, "Name one event at least.")
    .max(MOST_EVENTS, `Name ${MOST_EVENTS} events at most.`)
    .optional(),
  alert: z
    .string()
    .regex(/^[0-9a-f]{32}$/, hex("an alert"))
    .pipe(Alert.shape.key)
    .optional(),
  filter: EventFilter.optional(),
  /** Of the events that the filter finds, the newest. */
  limit: z.number().int().min(1).max(MOST_EVENTS).optional(),
  destinations: z.array(z.string().min(1).max(100)).min(1).max(20).optional(),
  note: z.string().max(500).optional(),
});

/** What to forward: one of events, an alert and a filter; where to, or everywhere; and a note for who reads it. */
export interface ForwardBody {
  readonly what:
    | { readonly events: ReadonlyArray<EventKey> }
    | { readonly alert: string }
    | { readonly filter: EventFilter; readonly limit: number };
  readonly destinations: ReadonlyArray<string> | null;
  readonly note: string;
}

/** Reads the body of a request; the refusal says of each field what is wrong with it. */
export function readForwardBody(text: string): Result<ForwardBody, TriggerAnswer> {
  const json = parseJson(text);
  if (json === undefined) return invalid({ body: "Send a JSON object." });
  const parsed = ForwardBody.safeParse(json);
  if (!parsed.success) return invalid(messagesOf(parsed.error));
  const { events, alert, filter, limit, destinations, note } = parsed.data;
  if ([events, alert, filter].filter((one) => one !== undefined).length !== 1) {
    return invalid({
      body: 'Name either "events" (keys), an "alert" (its key) or a "filter": one of them, and only one.',
    });
  }
  if (limit !== undefined && filter === undefined) {
    return invalid({ limit: "A limit belongs to a filter." });
  }
  const told = {
    destinations: destinations === undefined ? null : [...new Set(destinations)],
    note: note ?? "",
  };
  if (events !== undefined) return ok({ ...told, what: { events: [...new Set(events)] } });
  if (alert !== undefined) return ok({ ...told, what: { alert } });
  const problem = filterProblem(filter ?? {});
  if (problem !== null) {
    const fields = Object.entries(problem.fields ?? {});
    return invalid(Object.fromEntries(fields.map(([name, text]) => [`filter.${name}`, text])));
  }
  return ok({ ...told, what: { filter: filter ?? {}, limit: limit ?? MOST_EVENTS } });
}

function messagesOf(error: z.ZodError): Readonly<Record<string, string>> {
  const messages = error.issues.slice(0, 20).map((issue) => {
    const path = issue.path.join(".");
    return [path === "" ? "body" : path, issue.message];
  });
  return Object.fromEntries(messages);
}

function invalid(fields: Readonly<Record<string, string>>): Result<never, TriggerAnswer> {
  return err(refusal("invalid-request", "The request is not as expected.", { fields }));
}
