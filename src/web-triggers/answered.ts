import type { Platform } from "#ports";
import type { TriggerAnswer } from "./trigger-answer";

/** The answer of a trigger. What it refuses is logged, and so is an error in the app, in whose place `onError` is answered. */
export async function answered(
  deps: Pick<Platform, "log">,
  trigger: string,
  answer: () => Promise<TriggerAnswer>,
  onError: TriggerAnswer,
): Promise<TriggerAnswer> {
  try {
    const given = await answer();
    if (given.status >= 400) {
      deps.log.write("web-trigger.refused", { trigger, status: given.status });
    }
    return given;
  } catch (error) {
    deps.log.write("unexpected", {
      where: trigger,
      error: error instanceof Error ? (error.stack ?? "") : String(error),
    });
    return onError;
  }
}
