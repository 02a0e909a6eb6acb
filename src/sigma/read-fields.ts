import type { Located, LocatedMap } from "./located";
import { suggestion } from "./nearest";
import type { Reporter } from "./reporter";
import type { Position } from "./rule-problem";

/** Typed reading of one map: each reader reports what it cannot take and gives a usable value back. */
export interface FieldReader {
  readonly has: (key: string) => boolean;
  readonly at: (key: string) => Position;
  readonly text: (key: string) => string | null;
  readonly texts: (key: string) => ReadonlyArray<string>;
  readonly flag: (key: string, otherwise: boolean) => boolean;
  readonly number: (key: string) => number | null;
  readonly oneOf: <Choice extends string>(
    key: string,
    choices: ReadonlyArray<Choice>,
  ) => Choice | null;
  readonly map: (key: string) => LocatedMap | null;
  readonly raw: (key: string) => Located | null;
}

/** Reads the keys of a map one by one. What has the wrong type is reported where it stands, and counts as absent. */
export const readFields = (map: LocatedMap, reporter: Reporter): FieldReader => {
  const raw = (key: string): Located | null => map.entries.get(key)?.value ?? null;
  const at = (key: string): Position => map.entries.get(key)?.at ?? map.at;
  const wrong = (key: string, wanted: string): null => {
    reporter.error(at(key), `${key} must be ${wanted}.`);
    return null;
  };

  const text = (key: string): string | null => {
    const value = raw(key);
    if (isNothing(value)) return null;
    return value?.kind === "scalar" ? value.text : wrong(key, "text");
  };
  return {
    has: (key) => !isNothing(raw(key)),
    at,
    raw,
    text,
    texts: (key) => {
      const value = raw(key);
      if (value === null || isNothing(value)) return [];
      if (value.kind === "scalar") return [value.text];
      const items =
        value.kind === "list" ? value.items.filter((item) => item.kind === "scalar") : [];
      if (value.kind === "list" && items.length === value.items.length)
        return items.map((item) => item.text);
      return wrong(key, "a list of texts") ?? [];
    },
    flag: (key, otherwise) => {
      const value = raw(key);
      if (value === null) return otherwise;
      return value.kind === "scalar" && typeof value.value === "boolean"
        ? value.value
        : (wrong(key, "true or false") ?? otherwise);
    },
    number: (key) => {
      const value = raw(key);
      if (value === null) return null;
      return value.kind === "scalar" &&
        typeof value.value === "number" &&
        Number.isFinite(value.value)
        ? value.value
        : wrong(key, "a number");
    },
    oneOf: (key, choices) => {
      const written = text(key);
      if (written === null) return null;
      const found = choices.find((choice) => choice === written.toLowerCase());
      return (
        found ??
        wrong(key, `one of ${choices.join(", ")}${suggestion(written, choices).replace(/\?$/, "")}`)
      );
    },
    map: (key) => {
      const value = raw(key);
      if (isNothing(value)) return null;
      return value?.kind === "map" ? value : wrong(key, "a map");
    },
  };
};

const isNothing = (value: Located | null): boolean =>
  value === null || (value.kind === "scalar" && value.value === null);
