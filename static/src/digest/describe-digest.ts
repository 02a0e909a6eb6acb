import type { DigestSettings } from "#contract";
import type { Described } from "../parts/use-base";
import { weekdays } from "../time/weekdays";
import { clockHour } from "./clock-hour";

/** What the form of the digest has, in words. */
export const describeDigest = (
  { enabled, weekday, hour, zone, destinationIds }: DigestSettings,
  nameOf: (destinationId: string) => string,
): Described => ({
  "Sent every week": enabled ? "Yes" : "No",
  "The week ends": `${weekdays[weekday] ?? ""} at ${clockHour(hour)}, ${zone}`,
  "Where it goes": destinationIds.map(nameOf).toSorted().join(", "),
});
