import { z } from "zod";
import type { Attempt } from "./attempt";
import type { Destination, DestinationDeps } from "./destination";
import type { Notice } from "./notice";
import type { Outcome } from "./outcome";

/** Makes a destination of a kind that is written for settings which are parsed already. */
export function defineDestination<Settings>(
  definition: Omit<Destination, "settings" | "deliver"> & {
    readonly settings: z.ZodType<Settings>;
    readonly deliver: (
      deps: DestinationDeps,
      settings: Settings,
      notice: Notice,
      attempt: Attempt,
    ) => Promise<Outcome>;
  },
): Destination {
  return {
    ...definition,
    deliver: async (deps, settings, notice, attempt) => {
      const parsed = definition.settings.safeParse(settings);
      if (parsed.success) return definition.deliver(deps, parsed.data, notice, attempt);
      return {
        result: "rejected",
        reason: `The settings of this destination are incomplete: ${z.prettifyError(parsed.error)}`,
      };
    },
  };
}
