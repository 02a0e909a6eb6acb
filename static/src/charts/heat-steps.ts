/** The steps from "a few" to the most. */
const STEPS = 5;

/**
 * The upper ends of the steps of a scale from 1 to the most, each wider than the one before, so that one busy hour does
 * not make all others look alike. Whole numbers, rising; fewer of them where there are no five numbers.
 */
export function heatSteps(most: number): number[] {
  const ends = Array.from({ length: STEPS }, (_, step) =>
    Math.round(most * ((step + 1) / STEPS) ** 2),
  );
  return [...new Set(ends)].filter((end) => end > 0);
}
