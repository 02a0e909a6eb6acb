import type { BatchedEvent } from "../event-stream";
import type { SplunkSettings } from "./settings";

/** The body of a batch: an object for each event, as the collector takes them. */
export const batchBody = (
  { source, streamSourcetype, index }: SplunkSettings,
  batch: ReadonlyArray<BatchedEvent>,
): string =>
  batch
    .map(({ document }) =>
      JSON.stringify({
        host: "audit-stream",
        source,
        sourcetype: streamSourcetype,
        ...(index !== undefined && { index }),
        ...document,
      }),
    )
    .join("\n");
