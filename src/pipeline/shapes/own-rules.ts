import type { Concern } from "#contract";
import type { ToldRule } from "./told-rule";

type OwnRule = ToldRule & { readonly title: string };

const rule = (id: Concern["ruleId"], title: string, description: string): OwnRule => ({
  id,
  title,
  description,
  falsepositives: [],
  references: [],
  tags: [],
});

/** What the app watches of itself, as rules that no event matches. */
export const ownRules: Readonly<Record<Concern["ruleId"], OwnRule>> = {
  "audit-stream.collecting-stopped": rule(
    "audit-stream.collecting-stopped",
    "Collecting stopped",
    "For 15 minutes no poll of the organization's audit log has succeeded, or Atlassian rejects the API key. Until it is mended nothing new is watched. Nothing is lost: the log is read on from where it stopped, within the 180 days that Atlassian keeps. The Health page says why.",
  ),
  "audit-stream.key-expiring": rule(
    "audit-stream.key-expiring",
    "API key expiring",
    "The organization API key expires soon, and collecting stops with it. Create another at admin.atlassian.com and add it as the second key under Settings › Connection: the one before is fallen back on until it expires.",
  ),
  "audit-stream.stream-behind": rule(
    "audit-stream.stream-behind",
    "A destination is behind with the stream of events",
    "A destination that is to get every audit event has not got those of more than an hour. Its server fails or refuses them, is too slow, or the destination was paused by an answer. It goes on where it stopped; what retention removes before that is skipped and counted.",
  ),
  "audit-stream.product-silent": rule(
    "audit-stream.product-silent",
    "No events where there always are",
    "A product has had no audit event for more than twice the longest time that it ever went without. It may be quiet, it may no longer write the log, or somebody may have turned its logging off.",
  ),
};
