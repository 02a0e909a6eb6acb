import type { CountedDestination } from "./count-destinations";
import type { SiteCounts } from "./count-site";
import type { LocalSite } from "./local-site";

/** Each place where two who counted the same do not agree, as a sentence. `isUnkind`: messages may have come again. */
export function findDisagreements(
  site: Pick<LocalSite, "jira" | "organization">,
  after: SiteCounts,
  isUnkind: boolean,
): ReadonlyArray<string> {
  const { distinct } = site.organization.counts();
  const issuesByAlert = Object.entries(site.jira.countBy("audit-stream.alert", "alertKey"));
  const doubled = issuesByAlert.filter(([, issues]) => issues > 1);
  return [
    ...say(
      distinct !== after.stored,
      `the organization has ${distinct} events, the database ${after.stored}`,
    ),
    ...say(
      after.issues !== after.openedIssues,
      `Jira has ${after.issues} issues, ${after.openedIssues} were delivered`,
    ),
    ...say(doubled.length > 0, `${doubled.length} alerts have more than one issue`),
    ...say(after.waiting > 0, `${after.waiting} deliveries still wait`),
    ...say(
      after.queued !== after.delivered + after.waiting + after.rejected,
      "queued is not delivered, waiting and rejected together",
    ),
    ...[...after.destinations].flatMap(([kind, counted]) =>
      ofDestination(kind, counted, after, isUnkind),
    ),
  ];
}

/** Every alert at every destination, and nothing there that the app does not know of. */
function ofDestination(
  kind: string,
  counted: CountedDestination,
  { alerts, stored }: Pick<SiteCounts, "alerts" | "stored">,
  isUnkind: boolean,
): ReadonlyArray<string> {
  const { delivered, received, deliveries, messages, distinct, streamed } = counted;
  return [
    ...say(
      streamed !== null && streamed.distinct !== stored,
      `${kind} has ${streamed?.distinct} of ${stored} events`,
    ),
    ...say(
      streamed !== null && streamed.sent !== stored,
      `${streamed?.sent} of ${stored} events were sent to ${kind}`,
    ),
    ...say(delivered !== alerts, `of ${alerts} alerts ${delivered} were delivered to ${kind}`),
    ...say(received !== delivered, `${kind} has ${received} alerts, ${delivered} were delivered`),
    ...say(
      distinct !== null && distinct !== deliveries,
      `${kind} has ${distinct} deliveries, ${deliveries} were delivered`,
    ),
    ...say(
      isOneToOne.has(kind) && (isUnkind ? messages < deliveries : messages !== deliveries),
      `${kind} has ${messages} messages, ${deliveries} were delivered`,
    ),
  ];
}

/** There a delivery is a message. */
const isOneToOne = new Set(["slack", "microsoft-teams", "pagerduty"]);

const say = (isWrong: boolean, sentence: string): ReadonlyArray<string> =>
  isWrong ? [sentence] : [];
