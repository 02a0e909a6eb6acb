import { chatMessage, type ChatPart } from "../chat-message";
import { cutShare } from "../cut-share";
import { fit } from "../fit";
import type { Notice } from "../notice";
import { slack, type Block } from "./blocks";

/** Slack refuses longer messages as a whole (`msg_blocks_too_long`, seen from about 13,200 characters). */
const MOST_CHARACTERS = 12_000;
const FALLBACK_CHARACTERS = 300;

/**
 * The message of a notice. Event text stands in plain text and rich text only, where Slack reads no mentions, links or
 * markup; the fallback text of notifications is escaped.
 */
export const messageOf = (notice: Notice) =>
  fit(MOST_CHARACTERS, (share) => {
    const text = cutShare(share);
    const { headline, parts, foot } = chatMessage(notice, text);
    return {
      text: slack.escaped(text(headline, FALLBACK_CHARACTERS)),
      blocks: [slack.header(text(headline, 150)), ...parts.map(blockOf), slack.context(foot)],
      unfurl_links: false,
      unfurl_media: false,
    };
  });

function blockOf(part: ChatPart): Block {
  switch (part.kind) {
    case "text":
      return slack.section(part.text);
    case "facts":
      return slack.fields(part.facts);
    case "list":
      return slack.list(part.items);
  }
}
