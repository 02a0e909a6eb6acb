/** What a text holds as JSON; undefined where it is none. Whoever asks checks the shape. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
