import type { AlertWhy } from "#contract";
import { cutText } from "#lib/cut-text";
import { explain, type Explanation } from "#sigma/explain";
import type { NamedLists } from "#sigma/expand-placeholders";
import type { SigmaRule } from "#sigma/sigma-document";

const MOST_TESTS = 12;
const MOST_VALUES = 3;
const LONGEST = 120;

/** The tests of a rule that hold for an event, cut to what fits beside an alert. */
export function whyMatched(
  rule: SigmaRule,
  body: Readonly<Record<string, unknown>>,
  lists: NamedLists,
): AlertWhy {
  const tests = held(explain(rule, body, lists), "");
  return {
    kind: "rule",
    tests: tests.slice(0, MOST_TESTS).map(({ search, part }) => ({
      search: cutText(search, LONGEST),
      field: cutText(part.text, LONGEST),
      wanted: cutAll(part.wanted),
      seen: cutAll(part.seen),
    })),
  };
}

interface Held {
  readonly search: string;
  readonly part: Explanation;
}

/** What made a part true: under `not` nothing holds, so that is left out. */
function held(part: Explanation, search: string): ReadonlyArray<Held> {
  if (!part.verdict || (part.kind === "condition" && part.text === "not")) return [];
  if (part.kind === "test") return [{ search, part }];
  const name = part.kind === "search" && search === "" ? part.text : search;
  return part.parts.flatMap((inner) => held(inner, name));
}

const cutAll = (texts: ReadonlyArray<string>): string[] =>
  texts.slice(0, MOST_VALUES).map((text) => cutText(text, LONGEST));
