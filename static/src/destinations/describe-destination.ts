import type { DestinationForm, ProcedureOutput } from "#contract";
import type { Described } from "../parts/use-base";
import { routingSummary } from "./routing-summary";

type Saved = Pick<ProcedureOutput<"destinations/get">, "name" | "settings" | "routing"> & {
  readonly stream: { readonly enabled: boolean };
};

/** What the form of a destination has, in words. Secrets are not among it: nobody sees them. */
export const describeDestination = (
  { name, settings, routing, stream }: Saved,
  form: DestinationForm | null,
): Described => ({
  Name: name,
  ...Object.fromEntries(
    (form?.fields ?? []).map(({ name: field, title }) => [title, shown(settings[field])]),
  ),
  "Which alerts": routingSummary(routing),
  ...(form?.streams === true && { "Every event": stream.enabled ? "Yes" : "No" }),
});

const shown = (value: unknown): string =>
  value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value);
