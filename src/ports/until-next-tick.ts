/**
 * Delays in seconds: at once, and each minute until the tick of every five minutes takes over. A run that ends early,
 * for lack of time or by dying, is followed by another within a minute.
 */
export const untilNextTick: ReadonlyArray<number> = [0, 60, 120, 180, 240];
