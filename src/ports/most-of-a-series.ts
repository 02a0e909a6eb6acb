/** Matches of one series that are read at once: what a window of a correlation holds. */
export const MOST_OF_A_SERIES = 10_000;
