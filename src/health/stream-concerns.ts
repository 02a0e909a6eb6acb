import type { Concern, Health } from "#contract";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A stream that has just begun has a log to catch up with, and does for as long as something is sent so often. */
const GETS_ON = HOUR / 4;

/**
 * The streams that are more than an hour behind. One that somebody paused waits on purpose, and one that is still on its
 * way through what was there when it began gets on.
 */
export function streamConcerns(streams: Health["streams"], now: number): ReadonlyArray<Concern> {
  return streams.flatMap(({ id, name, isPaused, pausedBecause, progress }): Concern[] => {
    const { since, sentAt, behind, behindSince, waiting, caughtUp } = progress;
    if (behindSince === null || (isPaused && pausedBecause === "")) return [];
    const from = Math.max(behindSince, since ?? 0);
    const isGettingOn = !caughtUp && sentAt !== null && now - sentAt < GETS_ON;
    if (now - from < HOUR || isGettingOn) return [];
    const why = isPaused ? `It was paused: ${pausedBecause}.` : waiting ? `${waiting.reason}.` : "";
    return [
      {
        ruleId: "audit-stream.stream-behind",
        subject: id,
        level: "high",
        title: `${name} is ${behind.toLocaleString("en")} events behind`,
        message:
          `${why} Nothing is lost while raw events are kept: it goes on where it stopped. Look under Destinations.`.trim(),
        since: from,
        bucketStart: Math.floor(now / DAY) * DAY,
      },
    ];
  });
}
