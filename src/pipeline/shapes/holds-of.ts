import type { Hold } from "#contract";

/** What legal holds keep from being removed. */
export interface Holds {
  readonly any: boolean;
  readonly covers: (event: { readonly occurredAt: number; readonly actorId: string }) => boolean;
  /** Whether anything between two moments may be covered. */
  readonly touches: (from: number, to: number) => boolean;
  /** The first moment from `at` on at which not everything is covered. */
  readonly openFrom: (at: number) => number;
  /** Those who are held at a moment. */
  readonly actorsAt: (at: number) => ReadonlyArray<string>;
}

/** Legal holds as questions. An open end reaches for ever; no actor means everybody. */
export function holdsOf(holds: ReadonlyArray<Pick<Hold, "from" | "to" | "actorId">>): Holds {
  const spans = holds.map(({ from, to, actorId }) => ({
    from: from ?? Number.NEGATIVE_INFINITY,
    to: to ?? Number.POSITIVE_INFINITY,
    actorId,
  }));
  const at = (moment: number) => spans.filter(({ from, to }) => from <= moment && moment < to);
  const openFrom = (moment: number): number => {
    const whole = at(moment).filter(({ actorId }) => actorId === "");
    return whole.length === 0 ? moment : openFrom(Math.max(...whole.map(({ to }) => to)));
  };
  return {
    any: spans.length > 0,
    covers: ({ occurredAt, actorId }) =>
      at(occurredAt).some((span) => span.actorId === "" || span.actorId === actorId),
    touches: (from, to) => spans.some((span) => span.from <= to && from < span.to),
    openFrom,
    actorsAt: (moment) =>
      at(moment)
        .map(({ actorId }) => actorId)
        .filter((actorId) => actorId !== ""),
  };
}
