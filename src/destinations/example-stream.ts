import { exampleNotices } from "./example-notices";
import type { StreamedEvent } from "./event-stream";

/** So many events of the stream for tests; `text` stands in every place that an actor can write into. */
export const exampleStream = (count: number, text?: string): ReadonlyArray<StreamedEvent> => {
  const [event] = exampleNotices(text).alert.events;
  if (event === undefined) throw new Error("There is no example.");
  return Array.from({ length: count }, (_, index) => ({
    event: { ...event, key: index.toString(16).padStart(32, "0"), id: `event-${index}` },
    raw: {
      id: `event-${index}`,
      attributes: {
        time: new Date(event.occurredAt).toISOString(),
        action: text ?? event.action,
        context: [{ attributes: { [text ?? "name"]: text ?? "Sam Sample" } }],
      },
    },
    arrivedAt: event.processedAt + index * 1_000,
  }));
};
