import type { Suppression } from "#contract";
import type { Platform } from "#ports";
import { loadLists } from "#rules/load-lists";
import { ipRange } from "#sigma/ip-range";

type Fault = readonly [field: keyof Suppression, message: string];

const DAY = 86_400_000;
const MOST_DAYS = 366;

/** What is wrong with a suppression that is to be saved now, beyond its shape, by field. */
export async function suppressionFaults(
  deps: Pick<Platform, "documents" | "clock">,
  /** Of the rules that there are. */
  ruleIds: () => Promise<ReadonlySet<string>>,
  suppression: Suppression,
): Promise<ReadonlyArray<Fault>> {
  const { rules, actorList } = suppression;
  const faults = [...faultsOfRanges(suppression), ...faultsOfTime(suppression, deps.clock.now())];
  if (rules !== "all") {
    const known = await ruleIds();
    const unknown = rules.find((id) => !known.has(id));
    if (unknown !== undefined) {
      faults.push(["rules", `There is no rule "${unknown}". Take it out.`]);
    }
  }
  if (actorList !== undefined && !(await loadLists(deps)).has(actorList)) {
    faults.push(["actorList", `There is no list "${actorList}". Choose another.`]);
  }
  return faults;
}

function faultsOfRanges({ ipRanges = [] }: Suppression): Fault[] {
  return ipRanges.flatMap((range): Fault[] => {
    if (ipRange(range) === null) {
      const message = `"${range}" is no address and no range. Write 192.0.2.7, or a range such as 192.0.2.0/24.`;
      return [["ipRanges", message]];
    }
    if (!/\/0+$/.test(range)) return [];
    return [["ipRanges", `"${range}" is every address. Leave the condition out instead.`]];
  });
}

function faultsOfTime({ from, expiresAt }: Suppression, now: number): Fault[] {
  if (expiresAt <= now) {
    return [["expiresAt", "This is no moment in the future. Choose until when it is to hold."]];
  }
  if (expiresAt > now + MOST_DAYS * DAY) {
    return [["expiresAt", "This is more than a year away. Choose an earlier end, and renew it."]];
  }
  if (from !== undefined && from >= expiresAt) {
    return [["from", "The suppression ends before this. Choose an earlier beginning."]];
  }
  return [];
}
