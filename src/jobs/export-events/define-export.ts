import { z } from "zod";
import { EventFilter, EventPosition, type AuditEvent } from "#contract";
import { ExportFormat } from "#contract/export-format";
import type { Platform } from "#ports";
import { defineJob, type StepOf, type StepOutcome } from "../define-job";
import { csvLines } from "./csv-lines";

const Input = z.object({
  filter: EventFilter,
  format: ExportFormat,
  /** How many there were when it was asked for: what progress is measured by. */
  total: z.number().int(),
});

const State = z.object({
  after: EventPosition.nullable(),
  written: z.number().int(),
  parts: z.array(z.number().int()),
});

const EVENTS_A_STEP = 500;
/** A value of the key-value store has 240 KiB. */
const MOST_PART = 230 * 1024;

/** Events that a filter lets through, newest first, as one file in pieces. */
export const exportEvents = defineJob({ input: Input, state: State, step });

async function step(
  deps: Pick<Platform, "events" | "bytes">,
  { input, state, keep }: StepOf<z.infer<typeof Input>, z.infer<typeof State>>,
): Promise<StepOutcome<z.infer<typeof State>>> {
  const { after, written, parts } = state ?? { after: null, written: 0, parts: [] };
  const { filter, format, total } = input;
  const events = await deps.events.search({ filter, after, limit: EVENTS_A_STEP });
  if (events.length === 0 && parts.length > 0) return done(parts, written);
  const { value, count } = fitting(deps, events, (some) =>
    format === "csv" ? csvLines(some, parts.length === 0) : jsonLines(some),
  );
  const kept = [...parts, await keep(value)];
  const last = events[count - 1];
  const all = written + count;
  if (last === undefined) return done(kept, all);
  return {
    next: "step",
    state: { after: { occurredAt: last.occurredAt, key: last.key }, written: all, parts: kept },
    progress: { done: all, total: Math.max(total, all), note: "" },
  };
}

const done = (parts: ReadonlyArray<number>, written: number) =>
  ({ next: "done", parts, progress: { done: written, total: written, note: "" } }) as const;

/** As many of the events as fit into one piece: at least one, since none is so long. */
function fitting(
  deps: Pick<Platform, "bytes">,
  events: ReadonlyArray<AuditEvent>,
  write: (events: ReadonlyArray<AuditEvent>) => string,
): { readonly value: string; readonly count: number } {
  for (let count = events.length; ; count = Math.max(1, Math.floor(count / 2))) {
    const value = deps.bytes.gzip(write(events.slice(0, count)));
    if (value.length <= MOST_PART || count <= 1) return { value, count };
  }
}

const jsonLines = (events: ReadonlyArray<AuditEvent>): string =>
  events.map((event) => `${JSON.stringify(event)}\n`).join("");
