import { timestamp } from "#lib/timestamp";
import { isObject } from "#sigma/field-path";
import type { NormalisedEvent } from "../shapes/normalised-event";

/**
 * When Atlassian put an event into the log, epoch milliseconds; where it does not say, when it happened. Never the time
 * of arrival: an event that comes again has the same.
 */
export function loggedAt({ event, body }: NormalisedEvent): number {
  const attributes = body["attributes"];
  const said = isObject(attributes) ? attributes["processedAt"] : undefined;
  return (typeof said === "string" ? timestamp(said) : null) ?? event.occurredAt;
}
