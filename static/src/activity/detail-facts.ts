/** What an entry says of one field that was asked for. */
export interface DetailFact {
  readonly name: string;
  readonly value: DetailValue;
}

export type DetailValue =
  | { readonly kind: "moment"; readonly at: number }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "json"; readonly text: string };

/**
 * The fields of an entry's detail, in words as far as they go; null where it is no whole JSON object, as where it was
 * cut to its length.
 */
export function detailFacts(detail: string): ReadonlyArray<DetailFact> | null {
  const fields = fieldsOf(detail);
  return fields?.map(([name, value]) => ({ name: label(name), value: said(value) })) ?? null;
}

function fieldsOf(json: string): ReadonlyArray<[name: string, value: unknown]> | null {
  try {
    const parsed: unknown = JSON.parse(json);
    const isObject = typeof parsed === "object" && parsed !== null && !Array.isArray(parsed);
    return isObject ? Object.entries(parsed) : null;
  } catch {
    return null;
  }
}

/** Of `keyExpiresAt`: "Key expires at". */
function label(name: string): string {
  const words = name.replaceAll(/([a-z\d])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** No other number that is recorded is as great as a moment after 2001. */
const FIRST_MOMENT = 1_000_000_000_000;

function said(value: unknown): DetailValue {
  if (typeof value === "number" && value >= FIRST_MOMENT) return { kind: "moment", at: value };
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) {
    return { kind: "text", text: value.length === 0 ? "none" : value.join(", ") };
  }
  switch (typeof value) {
    case "boolean":
      return { kind: "text", text: value ? "yes" : "no" };
    case "number":
    case "string":
      return { kind: "text", text: value === "" ? "none" : String(value) };
    default:
      return value === null
        ? { kind: "text", text: "none" }
        : { kind: "json", text: JSON.stringify(value) };
  }
}
