/** The same without what is undefined, an empty text, an empty list or an object that is left with nothing. */
export function withoutNothing(value: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]: [string, unknown]) => {
      if (item === undefined || item === null || item === "") return [];
      if (Array.isArray(item)) return item.length === 0 ? [] : [[name, item]];
      if (typeof item !== "object") return [[name, item]];
      const rest = withoutNothing(item);
      return Object.keys(rest).length === 0 ? [] : [[name, rest]];
    }),
  );
}
