import type { TeamsMessage } from "./message";

/** The words of a card line by line, and what in it is a link, an image or a call where Markdown is read. */
export function readMessage(message: TeamsMessage): {
  readonly text: string;
  readonly mentions: number;
} {
  const lines: Array<string> = [];
  let mentions = 0;
  const markdown = (text: string): string => {
    mentions += text.match(/\[[^\]]*\]\([^)]*\)|<at>/g)?.length ?? 0;
    return text;
  };
  for (const { content } of message.attachments) {
    mentions += content.msteams?.entities?.length ?? 0;
    for (const element of content.body) {
      switch (element.type) {
        case "TextBlock":
          lines.push(markdown(element.text));
          break;
        case "FactSet":
          for (const { title, value } of element.facts)
            lines.push(`${markdown(title)}: ${markdown(value)}`);
          break;
        case "RichTextBlock":
          lines.push(
            element.inlines.map((run) => (typeof run === "string" ? run : run.text)).join(""),
          );
          break;
      }
    }
  }
  return { text: lines.join("\n"), mentions };
}
