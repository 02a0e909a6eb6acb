import type { Limits } from "./limits";
import type { LocatedScalar } from "./located";
import { suggestion } from "./nearest";
import type { Reporter } from "./reporter";

/** Values by list name: office ranges, break-glass accounts. Values may hold wildcards. */
export type NamedLists = ReadonlyMap<string, ReadonlyArray<string>>;

/**
 * Replaces each `%name%` of a value by every value of that list; `\%` is a plain percent sign. Without `lists`
 * the value comes back as it is. An unknown list is an error, an empty one leaves no value.
 */
export const expandPlaceholders = (
  value: LocatedScalar,
  lists: NamedLists | null,
  reporter: Reporter,
  limits: Limits,
): ReadonlyArray<LocatedScalar> => {
  if (typeof value.value !== "string" || lists === null) return lists === null ? [] : [value];
  let texts: ReadonlyArray<string> = [""];
  for (const part of value.text.split(/(\\%|%[^%\\]+%)/)) {
    const name = /^%([^%]+)%$/.exec(part)?.[1];
    const list = name === undefined ? [part === "\\%" ? "%" : part] : lists.get(name);
    if (list === undefined) {
      reporter.error(
        value.at,
        `There is no list named "${name}"${suggestion(name ?? "", lists.keys())}`,
        "reference",
      );
      return [];
    }
    if (texts.length * list.length > limits.values) {
      reporter.error(value.at, `The placeholders make more than ${limits.values} values.`, "limit");
      return [];
    }
    texts = texts.flatMap((text) => list.map((one) => text + one));
  }
  return texts.map((text) => ({ ...value, value: text, text }));
};
