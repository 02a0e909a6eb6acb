import { expect, test } from "@jest/globals";
import { cutPieces } from "./cut-pieces";

test.each([
  ["", [""]],
  ["abcde", ["abc", "de"]],
  ["abcdef", ["abc", "def"]],
  ["ab🚀cd", ["ab", "🚀c", "d"]],
])("%j is cut without halving a character", (text, pieces) => {
  expect(cutPieces(text, 3)).toEqual(pieces);
});
