import type { Located } from "./located";

/** The plain value of a located one. Keys that could reach a prototype were refused when the text was read. */
export const locatedToJson = (value: Located): unknown => {
  switch (value.kind) {
    case "scalar":
      return value.value;
    case "list":
      return value.items.map(locatedToJson);
    case "map":
      return Object.fromEntries(
        Array.from(value.entries, ([key, entry]) => [key, locatedToJson(entry.value)]),
      );
  }
};
