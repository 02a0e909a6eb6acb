import { showFlag } from "@forge/bridge";
import { adviceFor } from "../ask/advice-for";

/** Tells in a flag of the product that something is done. */
export function tellDone(title: string, description?: string): void {
  showFlag({
    id: `audit-stream-${title}`,
    type: "success",
    title,
    isAutoDismiss: true,
    ...(description !== undefined && { description }),
  });
}

/** Tells in a flag of the product that something did not work. */
export function tellFailed(error: unknown): void {
  const { title, text } = adviceFor(error);
  showFlag({ id: `audit-stream-${title}`, type: "error", title, description: text });
}
