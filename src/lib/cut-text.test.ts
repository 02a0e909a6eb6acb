import { expect, test } from "@jest/globals";
import { cutText } from "./cut-text";

test("leaves a short text as it is", () => {
  expect(cutText("Zoë added 王 to 🚒", 100)).toBe("Zoë added 王 to 🚒");
});

test("cuts between code points, never inside one", () => {
  expect(cutText("🚒🚒🚒🚒", 3)).toBe("🚒🚒…");
});

test("mends lone surrogates and drops control characters but keeps lines", () => {
  expect(cutText("a\u0000b\ud800c\nd\te\u001b", 20)).toBe("a b\ufffdc\nd\te ");
});

test("a text of a million characters is cut like any other", () => {
  expect(cutText("x".repeat(1_000_000), 5)).toBe("xxxx…");
});
