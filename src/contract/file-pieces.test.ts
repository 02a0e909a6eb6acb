import { expect, test } from "@jest/globals";
import { filePieces } from "./file-pieces";

test.each([
  ["", [""]],
  ["abcde", ["abc", "de"]],
  ["abcdef", ["abc", "def"]],
  ["ab🚀cd", ["ab", "🚀c", "d"]],
])("%j is cut without halving a character", (text, pieces) => {
  expect(filePieces(text, 3)).toEqual(pieces);
});
