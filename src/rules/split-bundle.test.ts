import { expect, test } from "@jest/globals";
import { splitBundle } from "./split-bundle";

test.each([
  ["", []],
  ["# nothing\n---\n\n", []],
  ["a: 1\n", [["a: 1\n", 0]]],
  [
    "a: 1\n---\nb: 2",
    [
      ["a: 1\n", 0],
      ["b: 2\n", 2],
    ],
  ],
  [
    "---\r\na: 1\r\n--- # next\r\nb: 2\r\n",
    [
      ["a: 1\n", 1],
      ["b: 2\n", 3],
    ],
  ],
  ["a: |\n  ---\n  text\n---- no marker\n", [["a: |\n  ---\n  text\n---- no marker\n", 0]]],
])("%j is divided at its markers", (bundle, parts) => {
  expect(splitBundle(bundle).map(({ text, linesBefore }) => [text, linesBefore])).toEqual(parts);
});
