import type { Flag } from "../flags";
import type { OuterPage } from "../outer-page";
import type { Command, CommandTable } from "./command";

/** Commands that change how the page looks around the frame: theme, flags, title, height. */
export const appearanceCommands = ({ theme, flags, hub }: OuterPage): CommandTable =>
  new Map<string, Command>([
    [
      "enableTheming",
      (frame, data) => {
        const onChange = data.callback("onChange");
        hub.subscribe(frame, "theme", (state) => frame.callBack(onChange, state));
        return { colorMode: theme.colorMode() };
      },
    ],
    [
      "showFlag",
      (frame, data) => {
        flags.show({
          id: flagId(data.value("id")),
          title: data.text("title") ?? "",
          description: data.text("description") ?? "",
          appearance: appearanceOf(data.text("appearance") ?? data.text("type")),
          isAutoDismiss: data.flag("isAutoDismiss") ?? false,
          actions: data.list("actions").map((action) => ({
            text: action.text("text") ?? "",
            onClick: () => frame.callBack(action.callback("onClick")),
          })),
        });
        return true;
      },
    ],
    [
      "closeFlag",
      (_frame, data) => {
        flags.close(flagId(data.value("id")));
        return true;
      },
    ],
    [
      "changeWindowTitle",
      (_frame, data) => {
        document.title = String(data.raw);
      },
    ],
    [
      "__resize",
      (frame, data) => {
        const height = data.number("height");
        if (height === undefined) return;
        if (frame.modal === undefined) frame.element.style.height = `${height}px`;
        else frame.modal.fit(height);
      },
    ],
  ]);

const flagId = (id: unknown): string => `app.${String(id)}`;

function appearanceOf(text: string | undefined): Flag["appearance"] {
  return text === "success" || text === "warning" || text === "error" ? text : "info";
}
