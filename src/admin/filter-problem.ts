import ipaddr from "ipaddr.js";
import type { EventFilter, Failure } from "#contract";

/** What is wrong with a filter that has the right shape, or null. */
export function filterProblem(filter: EventFilter): Failure | null {
  const fields: Record<string, string> = {};
  if (filter.ip !== undefined && !isAddressOrRange(filter.ip)) {
    fields["ip"] =
      "Enter an address such as 192.0.2.7 or a range such as 192.0.2.0/24 or 2001:db8::/32.";
  }
  if (filter.from !== undefined && filter.to !== undefined && filter.from >= filter.to) {
    fields["to"] = "The end has to be after the start.";
  }
  if (Object.keys(fields).length === 0) return null;
  return { code: "invalid-input", message: Object.values(fields).join(" "), fields };
}

function isAddressOrRange(text: string): boolean {
  return text.includes("/") ? ipaddr.isValidCIDR(text) : ipaddr.isValid(text);
}
