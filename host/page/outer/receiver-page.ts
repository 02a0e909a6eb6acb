import type { ViewedReceiver } from "../viewed-receiver";
import type { AskHost } from "./ask-host";
import { element } from "./element";

/** What one receiver outside of Jira got, with a way to the others. Everything that came is shown as the text that it is. */
export async function receiverPage(ask: AskHost, name: string | undefined): Promise<HTMLElement> {
  const receivers = await ask("receivers");
  const shown = name === undefined ? receivers[0] : receivers.find((one) => one.name === name);
  const tabs = receivers.map((one) =>
    element(
      "a",
      { href: `/receivers/${one.name}`, ...(one === shown ? { "aria-current": "page" } : {}) },
      `${one.title} (${one.counts.messages + one.streamed.distinct})`,
    ),
  );
  return element(
    "div",
    { class: "sheet" },
    element("h1", {}, "Receivers"),
    element("nav", { class: "tabs", "aria-label": "Receivers" }, ...tabs),
    ...(shown === undefined
      ? [element("p", { class: "faint" }, "There is no such receiver.")]
      : contentOf(shown)),
  );
}

function contentOf(receiver: ViewedReceiver): ReadonlyArray<HTMLElement> {
  const { counts, streamed, answers, received } = receiver;
  const told = Object.entries(answers).map(
    ([status, count]) => `${status === "0" ? "reset" : status} × ${count}`,
  );
  return [
    element(
      "p",
      { class: "faint" },
      `${receiver.address} · ${counts.messages} taken, ${counts.repeated} of them again · about ${counts.alerts} ${counts.alerts === 1 ? "alert" : "alerts"}`,
      streamed.distinct === 0
        ? ""
        : ` · every event: ${streamed.distinct} of them, ${streamed.repeated} again; the last are shown`,
      told.length === 0 ? "" : ` · answers since the start: ${told.join(", ")}`,
    ),
    ...(received.length === 0
      ? [element("p", { class: "faint" }, "Nothing has come yet.")]
      : received.map(messageOf)),
  ];
}

const messageOf = (message: ViewedReceiver["received"][number]): HTMLElement =>
  element(
    "details",
    { class: "message", "data-key": message.key },
    element(
      "summary",
      {},
      element("span", { class: "time" }, new Date(message.at).toLocaleString()),
      element("strong", {}, message.title),
      message.times === 1
        ? undefined
        : element("span", { class: "pill" }, `came ${message.times} times`),
      message.mentions === 0
        ? undefined
        : element("span", { class: "pill" }, `calls ${message.mentions}`),
    ),
    element("pre", {}, message.body),
  );
