import ipaddr from "ipaddr.js";

/** Whether a text is an IPv4 or IPv6 address or a CIDR range, written out in full. */
export function isAddressOrRange(text: string): boolean {
  if (text.includes("/")) {
    return ipaddr.isValidCIDR(text) && isWhole(text.slice(0, text.indexOf("/")));
  }
  return ipaddr.isValid(text) && isWhole(text);
}

/** The library also takes the short forms of old, where `10.1` is `10.0.0.1`. */
function isWhole(address: string): boolean {
  return address.includes(":") || ipaddr.IPv4.isValidFourPartDecimal(address);
}
