import { zonedHour } from "#lib/zoned-hour";
import type { Notice } from "./notice";

/** A digest in a line, by the day on which its week ended on clocks of its zone. */
export function digestTitle({ digest, isTest }: Extract<Notice, { kind: "digest" }>): string {
  const { date } = zonedHour(digest.zone)(digest.to);
  return `${isTest ? "Test of Audit Stream: weekly" : "Weekly"} audit digest to ${date}`;
}
