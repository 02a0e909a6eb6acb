import { showFlag } from "@forge/bridge";
import { adviceFor } from "../ask/advice-for";

/** Tells in a flag of the product that something did not work. */
export function tellFailed(error: unknown): void {
  const { title, text } = adviceFor(error);
  showFlag({ id: `audit-stream-${title}`, type: "error", title, description: text });
}
