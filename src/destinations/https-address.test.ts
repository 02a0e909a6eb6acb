import { expect, test } from "@jest/globals";
import { HttpsAddress } from "./https-address";

test.each([
  "https://siem.example.com",
  "https://siem.example.com:8088/services/collector?x=1",
  "https://10.example.com/",
  "https://xn--grn-ioa.example.com/",
])("takes %s", (address) => {
  expect(HttpsAddress.safeParse(address).success).toBe(true);
});

test.each([
  "http://siem.example.com",
  "ftp://siem.example.com",
  "javascript:alert(1)",
  "//siem.example.com",
  "siem.example.com",
  "https://",
  "https://user@siem.example.com",
  "https://user:secret@siem.example.com",
  "https://example.com@192.0.2.1/",
  "https://siem.example.com/#part",
  "https://192.0.2.1/",
  "https://0x7f.1/",
  "https://2130706433/",
  "https://0177.0.0.1/",
  "https://[::1]/",
  "https://[::ffff:192.0.2.1]/",
  "https://169.254.169.254/latest/meta-data",
  "https://localhost/",
  "https://localhost./",
  "https://siem.localhost/",
  "https://metadata.google.internal/",
  "https://printer.local/",
  "https://siem/",
  `https://siem.example.com/${"x".repeat(2_000)}`,
])("refuses %s", (address) => {
  expect(HttpsAddress.safeParse(address).success).toBe(false);
});
