import type { Suppression } from "#contract";

interface Names {
  /** Titles by id of the rule. */
  rules: ReadonlyMap<string, string>;
  /** By account id. */
  people: ReadonlyMap<string, string>;
}

type Conditions = Omit<Suppression, "reason" | "expiresAt" | "createdAt" | "createdBy">;

const dayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** What a suppression covers, in words: the rules first, then every condition that has to hold. `moment` writes a time. */
export function wordsOf(
  { rules, actors, actorList, ipRanges, products, apps, from, to, hours }: Conditions,
  names: Names,
  moment: (at: number) => string,
): readonly [rules: string, ...conditions: string[]] {
  const named =
    rules === "all" ? "Every rule" : either(rules.map((id) => names.rules.get(id) ?? id));
  const conditions: string[] = [];
  if (actors) conditions.push(`by ${either(actors.map((id) => names.people.get(id) ?? id))}`);
  if (actorList !== undefined) conditions.push(`by anybody on the list ${actorList}`);
  if (ipRanges) conditions.push(`from ${either(ipRanges)}`);
  if (products) conditions.push(`in ${either(products)}`);
  if (apps) conditions.push(`through the app ${either(apps)}`);
  if (from !== undefined) conditions.push(`not before ${moment(from)}`);
  if (to !== undefined) conditions.push(`before ${moment(to)}`);
  if (hours) {
    const days = hours.days.length === 7 ? "every day" : `on ${daysOf(hours.days)}`;
    const next = hours.to < hours.from ? " the day after" : "";
    conditions.push(`${days}, ${hours.from} to ${hours.to}${next} (${hours.zone})`);
  }
  return [named, ...conditions];
}

const SHOWN = 4;

/** One of several; of many the first and how many more. */
function either(values: readonly string[]): string {
  const shown = values.length > SHOWN ? values.slice(0, SHOWN - 1) : values;
  const more = values.length - shown.length;
  if (more > 0) return `${shown.join(", ")} or ${more} others`;
  return shown.length < 2
    ? shown.join("")
    : `${shown.slice(0, -1).join(", ")} or ${shown.at(-1) ?? ""}`;
}

const daysOf = (days: readonly number[]): string =>
  days
    .toSorted((a, b) => a - b)
    .map((day) => dayNames[day] ?? "")
    .join(", ");
