import { expect, test } from "@jest/globals";
import { isAddressOrRange } from "./is-address-or-range";

test.each(["192.0.2.1", "192.0.2.0/24", "2001:db8::1", "2001:db8::/32"])("takes %s", (text) => {
  expect(isAddressOrRange(text)).toBe(true);
});

test.each([
  "",
  "192.0.2",
  "10.1",
  "192.0.2.1/33",
  "192.0.2.300",
  "0x7f.1",
  "2001:db8::/129",
  "office",
])("refuses %j", (text) => {
  expect(isAddressOrRange(text)).toBe(false);
});
