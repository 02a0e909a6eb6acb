/** Splunk cuts longer events where they are indexed (`TRUNCATE`, 10,000 bytes unless told otherwise). */
export const MOST_CHARACTERS = 9_000;
