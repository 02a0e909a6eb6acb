import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What the stand-ins remember over restarts, one JSON file each. Without a folder nothing is kept. */
export interface SiteState {
  readonly read: (name: string) => unknown;
  readonly write: (name: string, value: unknown) => void;
}

/** Writes beside the file and renames, so that a host that is killed leaves the old state or the new one. */
export function createSiteState(folder: string | undefined): SiteState {
  if (folder === undefined) return { read: () => undefined, write: () => undefined };
  mkdirSync(folder, { recursive: true });
  const path = (name: string): string => join(folder, `${name}.json`);
  return {
    read: (name) => {
      try {
        return JSON.parse(readFileSync(path(name), "utf8"));
      } catch {
        return undefined;
      }
    },
    write: (name, value) => {
      writeFileSync(`${path(name)}.new`, JSON.stringify(value));
      renameSync(`${path(name)}.new`, path(name));
    },
  };
}

/** Forgets everything that a folder of state holds. */
export const clearSiteState = (folder: string): void =>
  rmSync(folder, { recursive: true, force: true });
