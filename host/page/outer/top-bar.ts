import { aboutNote } from "./about-note";
import type { AskHost, StartAnswer } from "./ask-host";
import { element } from "./element";
import type { Flags } from "./flags";
import { kept } from "./kept";
import { showDialog } from "./show-dialog";
import type { Theme } from "./theme";

/** Name, the note, the incident button, and the switches for theme and user. */
export function topBar(parts: {
  readonly start: StartAnswer;
  readonly ask: AskHost;
  readonly flags: Flags;
  readonly theme: Theme;
}): HTMLElement {
  const about = element("button", { type: "button", class: "quiet" }, "What is this?");
  about.addEventListener("click", () => showDialog(aboutNote()));
  return element(
    "header",
    { class: "top" },
    element("a", { href: "/", class: "brand" }, "Local Jira"),
    element("span", { class: "faint" }, "with a simulated organization"),
    about,
    element("span", { class: "grow" }),
    parts.start.incidents.length === 0 ? undefined : incidentButton(parts),
    themeSwitch(parts.theme),
    userSwitch(parts.start),
  );
}

function incidentButton({ start, ask, flags }: Parameters<typeof topBar>[0]): HTMLElement {
  const kinds = element(
    "select",
    { "aria-label": "Kind of incident" },
    ...start.incidents.map((kind) => element("option", { value: kind.key }, kind.title)),
  );
  const button = element("button", { type: "button", class: "primary" }, "Make an incident happen");
  const tell = (appearance: "info" | "error", title: string, description: string): void =>
    flags.show({
      id: "host.incident",
      title,
      description,
      appearance,
      actions: [],
      isAutoDismiss: true,
    });
  button.addEventListener("click", () => {
    button.disabled = true;
    ask("incident", { kind: kinds.value })
      .then(
        ({ message }) => tell("info", "It happened", message),
        (error: unknown) =>
          tell("error", "It did not happen", error instanceof Error ? error.message : ""),
      )
      .finally(() => (button.disabled = false));
  });
  return element("span", { class: "joined" }, kinds, button);
}

function themeSwitch(theme: Theme): HTMLElement {
  const choices = [
    ["auto", "Auto"],
    ["light", "Light"],
    ["dark", "Dark"],
  ] as const;
  const select = element(
    "select",
    { "aria-label": "Theme" },
    ...choices.map(([value, text]) => element("option", { value }, text)),
  );
  select.value = theme.choice();
  select.addEventListener("change", () => {
    const choice = choices.find(([value]) => value === select.value)?.[0];
    if (choice !== undefined) theme.choose(choice);
  });
  return select;
}

/** Another user sees the page from its start, as after logging in. */
function userSwitch(start: StartAnswer): HTMLElement {
  const select = element(
    "select",
    { "aria-label": "User" },
    ...start.users.map((user) =>
      element("option", { value: user.key }, `${user.name} (${user.role})`),
    ),
  );
  select.value = start.user;
  select.addEventListener("change", () => {
    kept.write("user", select.value);
    location.reload();
  });
  return select;
}
