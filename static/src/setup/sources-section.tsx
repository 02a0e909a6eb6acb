import { useAsk } from "../ask/use-ask";
import { Failed } from "../parts/failed";
import { Skeleton } from "../parts/skeleton";
import { SiteLogSource } from "./site-log-source";
import { WebhookSource } from "./webhook-source";

/** What is collected beside the organization's audit log. Looks again by itself. */
export function SourcesSection() {
  const asked = useAsk("sources/get", {}, { every: 15_000 });
  if (asked.isPending) return <Skeleton lines={8} />;
  if (asked.isError) {
    return (
      <Failed
        error={asked.error}
        onRetry={() => void asked.refetch()}
        isRetrying={asked.isFetching}
      />
    );
  }
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
