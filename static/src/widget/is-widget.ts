import { view } from "@forge/bridge";

/** Whether the page stands on a dashboard; it is the same bundle there, and the module's key tells. */
export async function isWidget(): Promise<boolean> {
  try {
    return (await view.getContext()).moduleKey === "audit-stream-widget";
  } catch {
    return false;
  }
}
