import { Level, type Routing } from "#contract";
import { destinationStates } from "#destinations/destination-states";
import type { Platform } from "#ports";
import { loadLists } from "#rules/load-lists";
import { RuleSwitch } from "#rules/stored-rule";
import type { RoutedDestination } from "../shapes/routed-destination";

/**
 * The destinations and what each wants to hear. A paused one is among them: what it wants waits until it is resumed.
 * A rule for which destinations were chosen is told to those only.
 * A list that is gone or unreadable narrows nothing down: an alert too many is better than one that nobody hears of.
 */
export async function route(
  deps: Pick<Platform, "documents">,
): Promise<ReadonlyArray<RoutedDestination>> {
  const [all, switches] = await Promise.all([
    destinationStates(deps),
    deps.documents.list("rule-switch"),
  ]);
  const states = all.filter(({ state }) => state !== "unset");
  const chosen = new Map(
    switches.map(({ id, body }) => [id, RuleSwitch.safeParse(body).data?.destinations]),
  );
  const usesLists = states.some(({ routing }) => routing.actorGroups.length > 0);
  const lists = usesLists ? await readLists(deps) : new Map<string, ReadonlySet<string>>();
  return states.map(({ id, routing }) => {
    const wants = wantedBy(routing, lists);
    return {
      id,
      wants: (alert, event) =>
        (chosen.get(alert.ruleId)?.includes(id) ?? true) && wants(alert, event),
    };
  });
}

function wantedBy(
  { minimumLevel, ruleIds, products, actorGroups }: Routing,
  lists: ReadonlyMap<string, ReadonlySet<string>>,
): RoutedDestination["wants"] {
  const rank = (level: Level): number => Level.options.indexOf(level);
  const groups = actorGroups.map((name) => lists.get(name));
  const isOfGroup = (id: string, email: string): boolean =>
    groups.length === 0 ||
    groups.some((group) => group === undefined || group.has(fold(id)) || group.has(fold(email)));
  return (alert, { product, actor }) =>
    (minimumLevel === undefined || rank(alert.level) >= rank(minimumLevel)) &&
    (ruleIds.length === 0 || ruleIds.includes(alert.ruleId)) &&
    (products.length === 0 || products.includes(product)) &&
    isOfGroup(actor.id, actor.email);
}

async function readLists(
  deps: Pick<Platform, "documents">,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const lists = await loadLists(deps);
  return new Map(
    [...lists].map(([name, values]) => [
      name,
      new Set(values.map(fold).filter((value) => value !== "")),
    ]),
  );
}

/** E-mail addresses are compared without their case. */
const fold = (value: string): string => value.trim().toLowerCase();
