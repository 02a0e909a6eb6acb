import type { EventKey } from "#contract";

/** As many as a notice tells. */
const PART = 20;

/** The subjects of the deliveries of one request to one destination: `<request key>.<part, from 1>`. */
export function forwardSubjects(requestKey: string, eventCount: number): ReadonlyArray<string> {
  return Array.from({ length: partsOf(eventCount) }, (_, index) => `${requestKey}.${index + 1}`);
}

/** The request that a subject names, and how to find its part of the events; null for another text. */
export function readForwardSubject(subject: string): {
  readonly requestKey: string;
  readonly partOf: (events: ReadonlyArray<EventKey>) => {
    readonly keys: ReadonlyArray<EventKey>;
    readonly part: { readonly number: number; readonly of: number };
  };
} | null {
  const [, requestKey, digits] = /^([0-9a-f]{32})\.([1-9]\d{0,3})$/.exec(subject) ?? [];
  if (requestKey === undefined || digits === undefined) return null;
  const number = Number(digits);
  return {
    requestKey,
    partOf: (events) => ({
      keys: events.slice((number - 1) * PART, number * PART),
      part: { number, of: partsOf(events.length) },
    }),
  };
}

const partsOf = (eventCount: number): number => Math.ceil(eventCount / PART);
