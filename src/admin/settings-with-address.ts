import { z } from "zod";
import type { ProcedureInput } from "#contract";
import type { Destination } from "#destinations/destination";
import { HttpsAddress } from "#destinations/https-address";

/**
 * The entered settings; of a kind whose address is a secret with the origin of that: the entered one, else the one
 * before.
 */
export function settingsWithAddress(
  { addressIn }: Pick<Destination, "addressIn">,
  { settings, secrets }: Pick<ProcedureInput<"destinations/save">, "settings" | "secrets">,
  before: unknown,
): Readonly<Record<string, unknown>> {
  if (addressIn === undefined) return settings;
  const { address: _ours, ...others } = settings;
  const change = secrets[addressIn];
  const entered = change === undefined || change.change === "clear" ? "" : change.value;
  // What is no address is refused with the secret, where its field can say so.
  const { data } = HttpsAddress.safeParse(entered);
  const address =
    data === undefined ? WithAddress.safeParse(before).data?.address : new URL(data).origin;
  return address === undefined ? others : { ...others, address };
}

const WithAddress = z.object({ address: z.string() });
