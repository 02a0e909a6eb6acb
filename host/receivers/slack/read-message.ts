import type { SlackMessage } from "./message";

/** The words of a message as a person would see them, line by line, and how many people and groups it calls. */
export function readMessage(message: SlackMessage): {
  readonly text: string;
  readonly mentions: number;
} {
  const lines: Array<string> = [];
  let mentions = 0;
  const markup = (text: string): void => {
    lines.push(text);
    mentions += text.match(/<[!@]/g)?.length ?? 0;
  };
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(walk);
    if (typeof node !== "object" || node === null || !("type" in node)) return undefined;
    switch (node.type) {
      case "plain_text":
      case "text":
        lines.push("text" in node ? String(node.text) : "");
        return undefined;
      case "mrkdwn":
      case "markdown":
        return markup("text" in node ? String(node.text) : "");
      case "rich_text_section": {
        // What stands in one section stands in one line.
        const before = lines.length;
        Object.values(node).forEach(walk);
        lines.push(lines.splice(before).join(""));
        return undefined;
      }
      case "user":
      case "usergroup":
      case "broadcast":
        mentions += 1;
        return undefined;
      default:
        return Object.values(node).forEach(walk);
    }
  };
  // With blocks, `text` is what a notification says: people are called by it all the same.
  const called = message.text?.match(/<[!@]/g)?.length ?? 0;
  walk(message.blocks ?? []);
  return {
    text: lines.length === 0 ? (message.text ?? "") : lines.join("\n"),
    mentions: mentions + called,
  };
}
