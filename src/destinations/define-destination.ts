import { z } from "zod";
import type { Attempt } from "./attempt";
import type { Destination, DestinationDeps } from "./destination";
import type { BatchedEvent, EventStream } from "./event-stream";
import type { Closing, Notice } from "./notice";
import type { Outcome } from "./outcome";

/** Makes a destination of a kind that is written for settings which are parsed already. */
export function defineDestination<Settings>(
  definition: Omit<Destination, "settings" | "deliver" | "close" | "stream"> & {
    readonly settings: z.ZodType<Settings>;
    readonly deliver: Sender<Settings, Notice>;
    readonly close?: Sender<Settings, Closing>;
    readonly stream?: Omit<EventStream, "send" | "document"> & {
      readonly document: (settings: Settings) => ReturnType<EventStream["document"]>;
      readonly send: Sender<Settings, ReadonlyArray<BatchedEvent>>;
    };
  },
): Destination {
  const { stream, close, ...rest } = definition;
  const parsing =
    <What>(send: Sender<Settings, What>): Sender<unknown, What> =>
    async (deps, settings, what, attempt) => {
      const parsed = definition.settings.safeParse(settings);
      if (parsed.success) return send(deps, parsed.data, what, attempt);
      return {
        result: "rejected",
        reason: `The settings of this destination are incomplete: ${z.prettifyError(parsed.error)}`,
      };
    };
  return {
    ...rest,
    deliver: parsing(definition.deliver),
    ...(close !== undefined && { close: parsing(close) }),
    ...(stream !== undefined && {
      stream: {
        most: stream.most,
        document: (settings) => {
          const parsed = definition.settings.safeParse(settings);
          // What is made here is never sent: `send` refuses these settings as well.
          return parsed.success ? stream.document(parsed.data) : () => ({});
        },
        send: parsing(stream.send),
      },
    }),
  };
}

type Sender<Settings, What> = (
  deps: DestinationDeps,
  settings: Settings,
  what: What,
  attempt: Attempt,
) => Promise<Outcome>;
