import { useAsk } from "../ask/use-ask";
import { Waiting } from "../parts/waiting";
import { SiteLogSource } from "./site-log-source";
import { WebhookSource } from "./webhook-source";

/** What is collected beside the organization's audit log. Looks again by itself. */
export function SourcesSection() {
  const asked = useAsk("sources/get", {}, { every: 15_000 });
  if (asked.data === undefined) return <Waiting asked={asked} lines={8} />;
  const { sources, version, address } = asked.data;
  return (
    <>
      <h2>Other sources</h2>
      <p className="setup-lead">
        The organization’s audit log is polled all the time. These two feed the same events, rules
        and alerts; whatever comes twice is stored once.
      </p>
      <SiteLogSource source={sources.siteLog} version={version} />
      <WebhookSource source={sources.webhook} address={address} />
    </>
  );
}
