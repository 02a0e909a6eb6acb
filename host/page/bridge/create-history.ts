import type { AppLocation } from "../outer/app-location";
import type { CallOuter } from "./open-channel";

type Action = "POP" | "PUSH" | "REPLACE";
type Listener = (location: AppLocation, action: Action) => void;
type Target = string | Partial<AppLocation>;

/**
 * What `view.createHistory()` gives: an object of the shape of `history` v4 whose location lives in the outer page's
 * address. As in production a push crosses a window boundary, so `location` changes when listeners are called, not
 * at once.
 */
export async function createHistory(call: CallOuter): Promise<unknown> {
  const listeners = new Set<Listener>();
  const history = {
    action: "POP" satisfies Action as Action,
    length: 1,
    location: asLocation(
      await call("history/start", { onChange: (next: AppLocation) => changed(next, "POP") }),
    ),
    push: (to: Target, state?: unknown) => move("push", to, state),
    replace: (to: Target, state?: unknown) => move("replace", to, state),
    go: (steps: number) => call("history/go", { steps }),
    goBack: () => call("history/go", { steps: -1 }),
    goForward: () => call("history/go", { steps: 1 }),
    createHref: ({ pathname = "/", search = "", hash = "" }: Partial<AppLocation>) =>
      `${pathname}${search}${hash}`,
    listen: (listener: Listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    block: () => {
      throw new Error("The local host does not model history.block.");
    },
  };
  const changed = (location: AppLocation, action: Action): void => {
    Object.assign(history, { location, action });
    for (const listener of listeners) listener(location, action);
  };
  const move = async (how: "push" | "replace", to: Target, state: unknown): Promise<void> => {
    const location = await call(`history/${how}`, {
      to: typeof to === "string" ? { path: to, state } : to,
    });
    changed(asLocation(location), how === "push" ? "PUSH" : "REPLACE");
  };
  return history;
}

/** The outer page answers each history command with the location of the app. */
const asLocation = (value: unknown): AppLocation => value as AppLocation;
