import ipaddr from "ipaddr.js";

/** First and last address as 32 hex digits each; IPv4 is mapped into IPv6, so that one order holds both. */
export interface IpRange {
  readonly first: string;
  readonly last: string;
}

/**
 * The range of an address or a CIDR block, or null where the text is neither.
 * IPv4 has to have four decimal parts: "00.00.00.00", which the audit log has sent, is text and no address.
 */
export function ipRange(text: string): IpRange | null {
  const [address = "", prefix, ...rest] = text.trim().split("/");
  if (rest.length > 0) return null;
  const isV4 = ipaddr.IPv4.isValidFourPartDecimal(address);
  if (!isV4 && !(address.includes(":") && ipaddr.IPv6.isValid(address))) return null;

  const bytes = isV4
    ? ipaddr.IPv4.parse(address).toIPv4MappedAddress().toByteArray()
    : ipaddr.IPv6.parse(address).toByteArray();
  if (prefix === undefined) return { first: hex(bytes), last: hex(bytes) };

  const bits = /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN;
  if (!(bits <= (isV4 ? 32 : 128))) return null;
  const kept = isV4 ? bits + 96 : bits;
  const masks = bytes.map(
    (_, index) => (0xff00 >> Math.min(8, Math.max(0, kept - index * 8))) & 0xff,
  );
  return {
    first: hex(bytes.map((byte, index) => byte & (masks[index] ?? 0))),
    last: hex(bytes.map((byte, index) => byte | (~(masks[index] ?? 0) & 0xff))),
  };
}

function hex(bytes: ReadonlyArray<number>): string {
  return bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
