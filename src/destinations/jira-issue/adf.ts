/**
 * A node of Atlassian's document format. Documents are built of nodes only, never of markup, so event text can be
 * nothing but text: no link, mention, macro or image.
 */
export interface AdfNode {
  readonly type: string;
  readonly version?: 1;
  readonly attrs?: Readonly<Record<string, string | number | boolean>>;
  readonly content?: ReadonlyArray<AdfNode>;
  readonly text?: string;
  readonly marks?: ReadonlyArray<AdfNode>;
}

/** The words of the format. Text is never empty there, so an empty one becomes a dash. */
export const adf = {
  doc: (content: ReadonlyArray<AdfNode>): AdfNode => ({ type: "doc", version: 1, content }),
  heading: (text: string): AdfNode => ({
    type: "heading",
    attrs: { level: 3 },
    content: [adf.text(text)],
  }),
  paragraph: (...content: ReadonlyArray<AdfNode>): AdfNode => ({ type: "paragraph", content }),
  text: (text: string): AdfNode => ({ type: "text", text: text === "" ? "–" : text }),
  strong: (text: string): AdfNode => ({ ...adf.text(text), marks: [{ type: "strong" }] }),
  link: (text: string, href: string): AdfNode => ({
    ...adf.text(text),
    marks: [{ type: "link", attrs: { href } }],
  }),
  list: (items: ReadonlyArray<AdfNode>): AdfNode => ({
    type: "bulletList",
    content: items.map((item) => ({ type: "listItem", content: [adf.paragraph(item)] })),
  }),
  table: (rows: ReadonlyArray<ReadonlyArray<AdfNode>>): AdfNode => ({
    type: "table",
    content: rows.map((content) => ({ type: "tableRow", content })),
  }),
  header: (text: string): AdfNode => ({
    type: "tableHeader",
    content: [adf.paragraph(adf.text(text))],
  }),
  cell: (text: string): AdfNode => ({
    type: "tableCell",
    content: [adf.paragraph(adf.text(text))],
  }),
} as const;
