/** A pattern for `LIKE … ESCAPE '!'` that finds the text anywhere and nothing else. */
export function likePattern(text: string): string {
  return `%${text.replaceAll(/[!%_]/g, "!$&")}%`;
}
