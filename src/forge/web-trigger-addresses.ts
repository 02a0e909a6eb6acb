import { webTrigger } from "@forge/api";
import type { WebTriggerAddresses } from "#ports";

/** The public addresses that the platform gives the web triggers of this installation. Their keys are in the manifest. */
export function createWebTriggerAddresses(): WebTriggerAddresses {
  return { addressOf: (trigger) => webTrigger.getUrl(`${trigger}-trigger`) };
}
