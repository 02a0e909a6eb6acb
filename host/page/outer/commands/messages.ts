import type { AppFrame } from "../app-frame";
import type { CallData } from "../call-data";
import type { OuterPage } from "../outer-page";
import type { Command, CommandTable } from "./command";

/** Commands between windows: events of the app and of the product, realtime channels. */
export const messageCommands = ({ hub, ask }: OuterPage): CommandTable => {
  const publish =
    (prefix: string): Command =>
    (_frame, data) =>
      hub.publish(`${prefix}${data.text("event")}`, data.value("payload"));
  const subscribe = (frame: AppFrame, topic: string, callback: number | undefined): number =>
    hub.subscribe(frame, topic, (payload) => frame.callBack(callback, payload));
  const listen =
    (prefix: string): Command =>
    (frame, data) =>
      subscribe(frame, `${prefix}${data.text("event")}`, data.callback("callback"));
  return new Map<string, Command>([
    ["emit", publish("app:")],
    ["emitPublic", publish("public:")],
    ["on", listen("app:")],
    ["onPublic", listen("public:")],
    [
      "unsubscribe",
      (frame, data) => {
        const id = data.number("id");
        if (id !== undefined) hub.unsubscribe(frame, id);
      },
    ],
    [
      "publishRealtimeChannel",
      async (_frame, data) => {
        await ask("realtime", {
          channel: channelOf(data),
          payload: data.value("eventPayload") ?? null,
        });
        return { eventId: crypto.randomUUID(), eventTimestamp: String(Date.now()) };
      },
    ],
    [
      "subscribeRealtimeChannel",
      (frame, data) => subscribe(frame, `realtime:${channelOf(data)}`, data.callback("onEvent")),
    ],
  ]);
};

/** Global channels are others than those of one place in the product. */
const channelOf = (data: CallData): string =>
  `${data.flag("isGlobal") === true ? "global/" : ""}${data.text("channelName")}`;
