export type StorageState = "ok" | "shrinking" | "full";

/** From 70 % on the window shrinks; from 85 % on collecting waits until it has: Atlassian keeps the log. */
export function storageState(usedBytes: number, limitBytes: number): StorageState {
  const share = usedBytes / limitBytes;
  return share >= 0.85 ? "full" : share >= 0.7 ? "shrinking" : "ok";
}
