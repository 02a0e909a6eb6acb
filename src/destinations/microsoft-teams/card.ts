/** An element of an Adaptive Card. */
export type CardElement = Readonly<Record<string, unknown>> & { readonly type: string };

interface Run {
  readonly text: string;
  readonly look?: Readonly<Record<string, unknown>>;
}

/**
 * The few words of Adaptive Cards that carry text without reading it: a text block and a fact read Markdown, a run of a
 * rich text block does not.
 */
export const card = {
  headline: (text: string): CardElement =>
    block([{ text, look: { size: "large", weight: "bolder" } }]),
  text: (text: string): CardElement => block([{ text }]),
  /** A line of the form `name: value`. */
  fact: (name: string, value: string): CardElement =>
    block([{ text: `${name}: `, look: { weight: "bolder" } }, { text: value }], "small"),
  item: (strong: string, text: string): CardElement =>
    block(
      [{ text: `• ${strong}`, look: { weight: "bolder" } }, { text: text === "" ? "–" : text }],
      "small",
    ),
  small: (text: string): CardElement => block([{ text, look: { isSubtle: true, size: "small" } }]),
} as const;

const block = (runs: ReadonlyArray<Run>, spacing?: "small"): CardElement => ({
  type: "RichTextBlock",
  ...(spacing !== undefined && { spacing }),
  inlines: runs.map(({ text, look }) => ({ type: "TextRun", text: plain(text), ...look })),
});

/** Cards replace `{{DATE(…)}}` and `{{TIME(…)}}` by a time, in every text. */
const plain = (text: string): string => (text === "" ? "–" : text.replaceAll(/\{(?=\{)/g, "{ "));
