import { incidentKinds, type Planted } from "./incident";

const dayMs = 86_400_000;
/** So that the last one has ended when the history ends. */
const quietEndMs = 2 * 3_600_000;

/** Every kind once, evenly over the history; once more for each further 60 days. */
export const planIncidents = (origin: number, days: number): ReadonlyArray<Planted> => {
  const rounds = Math.max(1, Math.round(days / 60));
  const count = incidentKinds.length * rounds;
  const span = days * dayMs - quietEndMs;
  return Array.from({ length: count }, (_, number): Planted => {
    // A step of 7 through 23 kinds: kinds of one sort do not stand side by side.
    const kind = incidentKinds[(number * 7) % incidentKinds.length];
    if (kind === undefined) throw new Error("incidents: no such kind");
    return {
      kind,
      number,
      at: Math.floor(origin - days * dayMs + ((number + 0.5) / count) * span),
    };
  });
};
