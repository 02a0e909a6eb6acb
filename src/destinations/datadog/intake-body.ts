import { z } from "zod";

/** Datadog drops what is 18 hours old, and answers as if it had taken it. The rest is for the way there. */
const MOST_OF_AN_AGE = 17.5 * 3_600_000;

/**
 * The body of a request to the intake. A log that is too old for its own time is taken at the time of arrival: it is
 * tagged `late:true`, and `occurred_at` says when it was.
 */
export const intakeBody = (logs: ReadonlyArray<object>, service: string, now: number): string =>
  JSON.stringify(
    logs.map((log) => {
      const { timestamp, ddtags, ...rest } = Dated.parse(log);
      const occurredAt = new Date(timestamp).toISOString();
      return now - timestamp <= MOST_OF_AN_AGE
        ? { ...rest, service, ddtags, timestamp, occurred_at: occurredAt }
        : { ...rest, service, ddtags: `${ddtags},late:true`, occurred_at: occurredAt };
    }),
  );

/** A batch of the stream comes as plain objects. */
const Dated = z.looseObject({ timestamp: z.number(), ddtags: z.string() });
