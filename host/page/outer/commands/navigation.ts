import { appLocation, type AppLocation } from "../app-location";
import type { AppFrame } from "../app-frame";
import { followLink } from "../follow-link";
import { addressOfTarget } from "../address-of-target";
import type { OuterPage } from "../outer-page";
import type { Command, CommandTable } from "./command";

/** Commands about where we are: the router, and the history that `view.createHistory()` gives. */
export const navigationCommands = (page: OuterPage): CommandTable => {
  const { router, start } = page;
  const here = (frame: AppFrame): AppLocation => {
    if (frame.modal !== undefined)
      throw new Error("The local host does not model the history of a modal.");
    const found = appLocation.read(frame.module.route, router.url(), router.entry());
    if (found === undefined)
      throw new Error("The page around the app is at another address by now.");
    return found;
  };
  const move =
    (how: "push" | "replace"): Command =>
    (frame, data) => {
      const to = data.part("to");
      const target = {
        path: to.text("path"),
        pathname: to.text("pathname"),
        search: to.text("search"),
        hash: to.text("hash"),
      };
      router.record(
        how,
        appLocation.write(frame.module.route, here(frame), target),
        to.value("state"),
      );
      return here(frame);
    };
  return new Map<string, Command>([
    [
      "navigate",
      (_frame, data) => {
        const address = data.text("url") ?? addressOfTarget(start.modules, data);
        return followLink(page, address, data.text("type") === "new-tab" ? "new-tab" : "same-tab");
      },
    ],
    ["getUrl", (_frame, data) => new URL(addressOfTarget(start.modules, data), start.siteUrl).href],
    ["reload", () => location.reload()],
    [
      "history/start",
      (frame, data) => {
        frame.onMoved(data.callback("onChange"));
        return here(frame);
      },
    ],
    ["history/push", move("push")],
    ["history/replace", move("replace")],
    ["history/go", (_frame, data) => router.go(data.number("steps") ?? 0)],
  ]);
};
