import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";

/** A list of changes that survives a restart. */
export interface DurableLog<T> {
  /** The changes of earlier runs, oldest first. */
  readonly entries: ReadonlyArray<T>;
  readonly append: (entry: T) => void;
  /** Replaces all changes by those that give the present state. */
  readonly rewrite: (entries: ReadonlyArray<T>) => void;
  readonly close: () => void;
}

/**
 * Opens a log of JSON lines. Appends go to the system at once, so a killed host loses nothing that it acknowledged;
 * a last line torn by a crash is dropped; rewriting goes through a second file and a rename.
 *
 * @param file absent for a log in memory
 * @param parse checks an entry of an earlier run; undefined drops it
 */
export const openDurableLog = <T>(
  file: string | undefined,
  parse: (value: unknown) => T | undefined,
): DurableLog<T> => {
  if (file === undefined)
    return {
      entries: [],
      append: () => undefined,
      rewrite: () => undefined,
      close: () => undefined,
    };
  mkdirSync(dirname(file), { recursive: true });
  const entries = existsSync(file) ? readEntries(file, parse) : [];
  let handle: number;
  const rewrite = (kept: ReadonlyArray<T>): void => {
    const fresh = `${file}.new`;
    const writer = openSync(fresh, "w");
    for (const entry of kept) writeSync(writer, `${JSON.stringify(entry)}\n`);
    fsyncSync(writer);
    closeSync(writer);
    renameSync(fresh, file);
  };
  rewrite(entries);
  handle = openSync(file, "a");
  return {
    entries,
    append: (entry) => void writeSync(handle, `${JSON.stringify(entry)}\n`),
    rewrite: (kept) => {
      closeSync(handle);
      rewrite(kept);
      handle = openSync(file, "a");
    },
    close: () => closeSync(handle),
  };
};

const readEntries = <T>(file: string, parse: (value: unknown) => T | undefined): ReadonlyArray<T> =>
  readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line) => {
      const entry = parse(parsed(line));
      return entry === undefined ? [] : [entry];
    });

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};
