/** The two zones in which times are shown: the browser's own, or UTC as logs have it. */
export type Zone = "browser" | "utc";
