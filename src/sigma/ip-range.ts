import ipaddr from "ipaddr.js";

/** A test for addresses inside a CIDR range (v4 or v6; a bare address is a range of one), or null if it is none. */
export const ipRange = (text: string): ((address: string) => boolean) | null => {
  const [base = "", prefix, ...rest] = text.split("/");
  const address = parseAddress(base);
  if (address === null || rest.length > 0) return null;
  const widest = address.kind() === "ipv4" ? 32 : 128;
  if (prefix !== undefined && !/^\d{1,3}$/.test(prefix)) return null;
  const bits = prefix === undefined ? widest : Number(prefix);
  if (bits > widest) return null;
  return (candidate) => {
    const parsed = parseAddress(candidate);
    return parsed !== null && parsed.kind() === address.kind() && parsed.match(address, bits);
  };
};

/** Strict forms only: the library would also read `10.1` and octal numbers. IPv4 inside IPv6 counts as IPv4. */
const parseAddress = (text: string): ipaddr.IPv4 | ipaddr.IPv6 | null => {
  if (text.length > LONGEST_ADDRESS) return null;
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  if (!text.includes(":") || !ipaddr.IPv6.isValid(text)) return null;
  const address = ipaddr.IPv6.parse(text);
  return address.isIPv4MappedAddress() ? address.toIPv4Address() : address;
};

const LONGEST_ADDRESS = 64;
