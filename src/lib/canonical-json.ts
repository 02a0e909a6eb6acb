/**
 * JSON with the keys of every object in order, so that equal values give equal texts. Null beyond `maxDepth` levels:
 * recursion over somebody else's data has to end.
 */
export function canonicalJson(value: unknown, maxDepth = 100): string | null {
  if (maxDepth < 0) return null;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const parts: string[] = [];
  if (Array.isArray(value)) {
    for (const member of value) {
      const text = canonicalJson(member, maxDepth - 1);
      if (text === null) return null;
      parts.push(text);
    }
    return `[${parts.join(",")}]`;
  }
  for (const [key, member] of Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const text = canonicalJson(member, maxDepth - 1);
    if (text === null) return null;
    parts.push(`${JSON.stringify(key)}:${text}`);
  }
  return `{${parts.join(",")}}`;
}
