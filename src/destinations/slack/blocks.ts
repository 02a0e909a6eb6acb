/** A block of Slack's Block Kit. */
export type Block = Readonly<Record<string, unknown>> & { readonly type: string };

/** The few words of Block Kit that carry text without reading it. Texts are never empty there. */
export const slack = {
  header: (text: string): Block => ({ type: "header", text: plain(text) }),
  section: (text: string): Block => ({ type: "section", text: plain(text) }),
  fields: (fields: ReadonlyArray<readonly [name: string, value: string]>): Block => ({
    type: "section",
    fields: fields.map(([name, value]) => plain(`${name}: ${value}`)),
  }),
  list: (items: ReadonlyArray<{ readonly strong: string; readonly text: string }>): Block => ({
    type: "rich_text",
    elements: [
      {
        type: "rich_text_list",
        style: "bullet",
        elements: items.map(({ strong, text }) => ({
          type: "rich_text_section",
          elements: [
            ...(strong === "" ? [] : [{ type: "text", text: strong, style: { bold: true } }]),
            { type: "text", text: text === "" ? "–" : text },
          ],
        })),
      },
    ],
  }),
  context: (texts: ReadonlyArray<string>): Block => ({
    type: "context",
    elements: texts.map(plain),
  }),
  /** Text for the one place where Slack reads markup. */
  escaped: (text: string): string =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
} as const;

/** `emoji: false` keeps `:skull:` in a display name what it is. */
const plain = (text: string) => ({
  type: "plain_text",
  text: text === "" ? "–" : text,
  emoji: false,
});
