import { z } from "zod";
import type { HostClock } from "../clock";
import { askAgain } from "./ask-again";
import type { LocalSite } from "./local-site";
import { receiverKeys } from "./receiver-keys";

const List = z.object({ destinations: z.array(z.object({ name: z.string() })) });

/**
 * Adds a destination of each kind as an administrator would: allows the servers by name, then fills in the forms. Splunk
 * gets every event. Names that are there already stay as they are.
 */
export async function addDestinations(
  site: Pick<LocalSite, "forge">,
  clock: HostClock,
  ask: (name: string, input: unknown) => Promise<unknown>,
): Promise<void> {
  site.forge.consentEgress([
    {
      key: "destinations",
      description: "Where alerts are sent to",
      configured: servers.map((address) => ({
        domain: new URL(address).origin,
        type: ["FETCH_BACKEND_SIDE"],
      })),
    },
  ]);
  for (const form of forms) {
    await askAgain(clock, async () => {
      const { destinations } = List.parse(await ask("destinations/list", {}));
      if (destinations.some(({ name }) => name === form.name)) return;
      const routing = { ruleIds: [], products: [], actorGroups: [] };
      await ask("destinations/save", { ...form, id: null, routing, version: 0 });
    });
  }
}

/** Those that the manifest does not name. */
const servers = [
  receiverKeys.teams.address,
  receiverKeys.splunk.address,
  receiverKeys.elastic.address,
  receiverKeys.sentinel.address,
  receiverKeys.webhook.address,
] as const;

const { clientSecret, ...sentinelSettings } = receiverKeys.sentinel;

const set = (value: string) => ({ change: "set", value }) as const;

const forms = [
  {
    kind: "slack",
    name: "Slack",
    settings: {},
    secrets: { address: set(receiverKeys.slack.address) },
  },
  {
    kind: "microsoft-teams",
    name: "Teams",
    settings: {},
    secrets: { workflow: set(receiverKeys.teams.address) },
  },
  {
    kind: "pagerduty",
    name: "PagerDuty",
    settings: { region: "US" },
    secrets: { routing: set(receiverKeys.pagerDuty.routingKey) },
  },
  {
    kind: "splunk-hec",
    name: "Splunk",
    settings: {
      address: receiverKeys.splunk.address,
      index: receiverKeys.splunk.index,
      acknowledge: true,
    },
    stream: { enabled: true, start: "all" },
    secrets: { token: set(receiverKeys.splunk.token) },
  },
  {
    kind: "elastic",
    name: "Elastic",
    settings: { address: receiverKeys.elastic.address },
    secrets: { key: set(receiverKeys.elastic.apiKey) },
  },
  {
    kind: "datadog",
    name: "Datadog",
    settings: { site: receiverKeys.datadog.site },
    secrets: { key: set(receiverKeys.datadog.apiKey) },
  },
  {
    kind: "microsoft-sentinel",
    name: "Sentinel",
    settings: sentinelSettings,
    secrets: { secret: set(clientSecret) },
  },
  {
    kind: "webhook",
    name: "SIEM",
    settings: { address: receiverKeys.webhook.address },
    secrets: {
      signing: set(receiverKeys.webhook.signingSecret),
      header: set(receiverKeys.webhook.authorization),
    },
  },
] as const;
