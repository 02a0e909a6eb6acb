import ipaddr from "ipaddr.js";
import type { EventFilter } from "./event-filter";
import type { Failure } from "./failure";

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

/** IPv4 in four decimal parts only: "192.0.2" and "0x7f.1" are addresses to the library, and typing errors to people. */
function isAddressOrRange(text: string): boolean {
  const [address = ""] = text.split("/");
  const isAddress = ipaddr.IPv4.isValidFourPartDecimal(address) || ipaddr.IPv6.isValid(address);
  return isAddress && (!text.includes("/") || ipaddr.isValidCIDR(text));
}
