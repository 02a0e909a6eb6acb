import { jsonBytes } from "#lib/json-bytes";
import { chatMessage, type ChatPart } from "../chat-message";
import { cutShare } from "../cut-share";
import { fit } from "../fit";
import type { Notice } from "../notice";
import { card, type CardElement } from "./card";

/** Documented are 28 KB; messages from 21 KB on have been seen to be refused. */
const MOST_BYTES = 20_000;

/** The message of a notice: an Adaptive Card whose texts are all runs, in which Teams reads no Markdown. */
export const messageOf = (notice: Notice) =>
  fit(
    MOST_BYTES,
    (share) => {
      const text = cutShare(share);
      const { headline, parts, foot } = chatMessage(notice, text);
      return {
        type: "message",
        attachments: [
          {
            contentType: "application/vnd.microsoft.card.adaptive",
            contentUrl: null,
            content: {
              $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
              type: "AdaptiveCard",
              version: "1.4",
              msteams: { width: "Full" },
              body: [
                card.headline(text(headline, 200)),
                ...parts.flatMap(elementsOf),
                ...foot.map(card.small),
              ],
            },
          },
        ],
      };
    },
    jsonBytes,
  );

function elementsOf(part: ChatPart): ReadonlyArray<CardElement> {
  switch (part.kind) {
    case "text":
      return [card.text(part.text)];
    case "facts":
      return part.facts.map(([name, value]) => card.fact(name, value));
    case "list":
      return part.items.map(({ strong, text }) => card.item(strong, text));
  }
}
