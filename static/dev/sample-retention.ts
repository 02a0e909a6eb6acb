import type { ProcedureInput, ProcedureName, ProcedureOutput } from "#contract";

type Answers<Names extends ProcedureName> = {
  [Name in Names]: (input: ProcedureInput<Name>) => ProcedureOutput<Name>;
};

const DAY = 86_400_000;

/** How long what is kept on a site that has one hold. */
export function sampleRetention(
  look: string,
  now: number,
): Answers<"retention/get" | "retention/save" | "holds/place" | "holds/release"> {
  const isEmpty = look === "empty" || look.includes("first");
  const today = Math.floor(now / DAY) * DAY;
  const days = Array.from({ length: isEmpty ? 0 : 30 }, (_, index) => {
    const events = 2_100 + ((index * 613) % 900);
    const day = today - (30 - index) * DAY;
    return { day, events, bytes: events * 420, rawBytes: events * 61 };
  });
  return {
    "retention/get": () => ({
      retention: {
        windowDays: isEmpty ? null : 90,
        rawDays: null,
        alertDays: { informational: 90, low: 180, medium: null, high: null, critical: null },
        activityDays: 400,
        legalHolds: isEmpty
          ? []
          : [
              {
                id: "hold-1",
                reason: "Case 2026-17, asked for by Legal",
                from: today - 60 * DAY,
                to: today - 30 * DAY,
                actorId: "557058:eve",
                by: "557058:alex",
                at: now - 9 * DAY,
              },
            ],
      },
      version: 2,
      storage: {
        eventsPerDay: isEmpty ? 0 : 2_540,
        bytesPerEvent: 420,
        rawBytesPerEvent: isEmpty ? null : 61,
        roomBytes: 93_952_409,
        fitsDays: isEmpty ? null : 88,
        choices: [30, 90, 180, 365, 730].map((kept) => ({
          days: kept,
          bytes: kept * 2_540 * 420,
          fits: kept < 88,
          rawBytes: kept * 2_540 * 61,
        })),
        days,
      },
    }),
    "retention/save": ({ version }) => ({ version: version + 1 }),
    "holds/place": ({ version }) => ({ version: version + 1 }),
    "holds/release": ({ version }) => ({ version: version + 1 }),
  };
}
