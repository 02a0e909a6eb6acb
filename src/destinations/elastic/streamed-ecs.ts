import { toEcs } from "#formats/ecs";
import { mapTexts } from "#lib/map-texts";
import { cutShare } from "../cut-share";
import type { StreamedEvent } from "../event-stream";
import { fit } from "../fit";

const MOST_CHARACTERS = 30_000;
/** Elasticsearch refuses a document with a keyword of more than 32,766 bytes. */
const MOST_OF_THE_ORIGINAL = 10_000;
const MOST_OF_A_TEXT = 4_000;

/** An event of the stream as it is indexed. What Atlassian sent stands in `event.original` where that is not too long. */
export function streamedEcs({ event, raw }: StreamedEvent): Record<string, unknown> {
  const original = JSON.stringify(mapTexts(raw, (text) => cutShare(1)(text, MOST_OF_A_TEXT)));
  const whole = fit(MOST_CHARACTERS, (share) => toEcs(event, raw, cutShare(share)));
  const made =
    JSON.stringify(whole).length <= MOST_CHARACTERS
      ? whole
      : fit(MOST_CHARACTERS, (share) => toEcs(event, null, cutShare(share)));
  return original.length <= MOST_OF_THE_ORIGINAL
    ? { ...made, event: Object.assign({}, made["event"], { original }) }
    : made;
}
