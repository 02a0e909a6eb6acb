import { buildMatchers } from "./build-matchers";
import type { Limits } from "./limits";
import type { Located, LocatedScalar } from "./located";
import { isModifier, modifiers, type Modifier } from "./modifier";
import { suggestion } from "./nearest";
import type { Reporter } from "./reporter";
import type { Position } from "./rule-problem";
import type { FieldTest, Search } from "./search";

/**
 * Reads the content of one search identifier: a map (AND), a list of maps (OR), a list of keywords (OR) or a
 * single keyword. Returns null when nothing usable is left; the reason was reported.
 */
export const parseSearch = (
  content: Located,
  reporter: Reporter,
  limits: Limits,
): Search | null => {
  switch (content.kind) {
    case "map":
      return parseMap(content, reporter, limits);
    case "scalar":
      return keywords([content], false, content.at, reporter, limits);
    case "list":
      return parseList(content, reporter, limits);
  }
};

const parseList = (
  content: Located & { kind: "list" },
  reporter: Reporter,
  limits: Limits,
): Search | null => {
  if (content.items.length === 0) {
    reporter.error(content.at, "This list is empty; write what to search for.");
    return null;
  }
  const words = content.items.filter((item) => item.kind === "scalar");
  const rest = content.items.filter((item) => item.kind !== "scalar");
  const items: Search[] = [];
  if (words.length > 0) {
    const search = keywords(words, true, content.at, reporter, limits);
    if (search !== null) items.push(search);
  }
  for (const item of rest) {
    const search = parseSearch(item, reporter, limits);
    if (search !== null) items.push(search);
  }
  return join("any", items);
};

const parseMap = (
  content: Located & { kind: "map" },
  reporter: Reporter,
  limits: Limits,
): Search | null => {
  if (content.entries.size === 0) {
    reporter.error(content.at, "This map is empty; write a field and its value.");
    return null;
  }
  const items: Search[] = [];
  for (const [key, entry] of content.entries) {
    const values = scalars(entry.value);
    if (values === null) {
      reporter.error(
        entry.at,
        `The value of ${key.slice(0, 60)} must be text, a number, true, false, null or a list of these.`,
      );
      continue;
    }
    if (values.length === 0) {
      reporter.error(
        entry.at,
        `The list of ${key.slice(0, 60)} is empty; write at least one value.`,
      );
      continue;
    }
    const test = fieldTest(key, values, entry.value.kind === "list", entry.at, reporter);
    if (test === null) continue;
    buildMatchers(test, null, reporter, limits);
    items.push({ kind: "field", test });
  }
  return join("all", items);
};

const keywords = (
  values: ReadonlyArray<LocatedScalar>,
  listed: boolean,
  at: Position,
  reporter: Reporter,
  limits: Limits,
): Search => {
  const test: FieldTest = {
    field: null,
    everyMember: false,
    modifiers: [],
    values,
    listed,
    key: "keywords",
    at,
  };
  buildMatchers(test, null, reporter, limits);
  return { kind: "field", test };
};

const fieldTest = (
  key: string,
  values: ReadonlyArray<LocatedScalar>,
  listed: boolean,
  at: Position,
  reporter: Reporter,
): FieldTest | null => {
  const [written = "", ...names] = key.split("|");
  const known: Modifier[] = [];
  for (const name of names) {
    if (isModifier(name)) known.push(name);
    else
      reporter.error(
        at,
        `There is no modifier "${name.slice(0, 40)}"${suggestion(name, modifiers)}`,
        "unsupported",
        `modifier ${name.slice(0, 40)}`,
      );
  }
  if (known.length < names.length) return null;
  const everyMember = written.includes("[all]");
  const field = everyMember ? written.replaceAll("[all]", "") : written;
  if (field === "" && written !== "") reporter.error(at, "A field name must stand before [all].");
  return {
    field: field === "" ? null : field,
    everyMember,
    modifiers: known,
    values,
    listed,
    key,
    at,
  };
};

const scalars = (value: Located): ReadonlyArray<LocatedScalar> | null => {
  if (value.kind === "scalar") return [value];
  if (value.kind === "map") return null;
  const items = value.items.filter((item) => item.kind === "scalar");
  return items.length === value.items.length ? items : null;
};

const join = (kind: "all" | "any", items: ReadonlyArray<Search>): Search | null => {
  const [only] = items;
  if (only === undefined) return null;
  return items.length === 1 ? only : { kind, items };
};
