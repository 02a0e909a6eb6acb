import { expect, test } from "@jest/globals";
import { countryName } from "./country-name";
import { formatBytes } from "./format-bytes";
import { formatCount } from "./format-count";
import { readableName } from "./readable-name";

test("counts have separators and the right form of the noun", () => {
  expect(formatCount(1, "event")).toBe("1 event");
  expect(formatCount(1_234, "event")).toBe("1,234 events");
  expect(formatCount(2, "entry", "entries")).toBe("2 entries");
});

test.each([
  [0, "0 B"],
  [1_023, "1,023 B"],
  [1_536, "1.5 KiB"],
  [1_073_741_824, "1 GiB"],
])("%i bytes are %s", (bytes, words) => {
  expect(formatBytes(bytes)).toBe(words);
});

test("identifiers become words", () => {
  expect(readableName("user_granted_role")).toBe("User granted role");
  expect(readableName("")).toBe("");
});

test("codes become countries, and what is no code stays", () => {
  expect(countryName("DE")).toBe("Germany");
  expect(countryName("United States")).toBe("United States");
});
