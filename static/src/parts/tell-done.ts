import { showFlag } from "@forge/bridge";

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
