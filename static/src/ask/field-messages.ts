import { NotAnswered } from "./not-answered";

/** The app's messages by field of the form, where it refused the input. */
export function fieldMessages(error: unknown): Record<string, string> {
  if (!(error instanceof NotAnswered) || error.failure.kind !== "refused") return {};
  return error.failure.failure.fields ?? {};
}
