import type { Failure } from "#contract";
import type { Destination } from "#destinations/destination";
import { err, ok, type Result } from "#lib/result";
import { wrongFields } from "./wrong-fields";

/** The settings of a kind of destination as they would be stored, or what is wrong with them by field. */
export function checkDestinationSettings(
  destination: Destination,
  settings: unknown,
): Result<unknown, Failure> {
  // How issues are made is kept elsewhere: it has a form of its own.
  if (destination.kind === "jira-issue") return ok({});
  const parsed = destination.settings.safeParse(settings);
  if (parsed.success) return ok(parsed.data);
  const fields = parsed.error.issues.map(
    ({ path, message }) => [`settings.${path.join(".")}`, message] as const,
  );
  return err(wrongFields(fields));
}
