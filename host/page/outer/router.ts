import type { AppLocation } from "./app-location";

/** The outer page's address and its history. */
export interface Router {
  readonly url: () => URL;
  /** What was stored beside the address: the state and key of the app's history entry. */
  readonly entry: () => Partial<Pick<AppLocation, "state" | "key">>;
  /** Goes to another address and draws it. */
  readonly open: (address: string) => void;
  /** Changes the address without drawing: the app moved inside its page. */
  readonly record: (how: "push" | "replace", address: string, state: unknown) => void;
  readonly go: (steps: number) => void;
}

/** `draw` is called for each address that came from outside of the app: a link, back, forward. */
export function createRouter(draw: () => void): Router {
  window.addEventListener("popstate", () => draw());
  return {
    url: () => new URL(location.href),
    entry: () => asEntry(history.state),
    open: (address) => {
      history.pushState({ key: keyOf() }, "", address);
      draw();
    },
    record: (how, address, state) => {
      const entry = { key: keyOf(), state };
      if (how === "push") history.pushState(entry, "", address);
      else history.replaceState(entry, "", address);
    },
    go: (steps) => history.go(steps),
  };
}

const keyOf = (): string => crypto.randomUUID().slice(0, 8);

/** Only this file writes `history.state`; the first entry of a tab has null. */
const asEntry = (value: unknown): Partial<Pick<AppLocation, "state" | "key">> =>
  (value as Partial<Pick<AppLocation, "state" | "key">> | null) ?? {};
