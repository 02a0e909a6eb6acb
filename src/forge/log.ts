import type { Log } from "#ports";

/** One line of JSON for each named event, in the app's log on the developer console. */
export function createLog(deps: { readonly print: (line: string) => void }): Log {
  return {
    write: (name, fields) => deps.print(JSON.stringify({ event: name, ...fields })),
  };
}
