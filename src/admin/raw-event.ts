import { openSegment, Segment } from "#pipeline/shapes/segment";
import type { Platform } from "#ports";

/** What Atlassian sent, from where it is now: the tail, or the segment that the event's row names. */
export async function rawEvent(
  deps: Pick<Platform, "tail" | "segments" | "bytes">,
  key: string,
  segment: number | null,
): Promise<{ readonly kept: "tail" | "segment" | "gone"; readonly text: string | null }> {
  if (segment === null) {
    const text = await deps.tail.read(key);
    return { kept: text === null ? "gone" : "tail", text };
  }
  const value = await deps.segments.read(segment);
  if (value === null) return { kept: "gone", text: null };
  const sealed = openSegment(deps, Segment.parse(JSON.parse(value)));
  const text = sealed.find((event) => event.key === key)?.raw ?? null;
  return { kept: text === null ? "gone" : "segment", text };
}
