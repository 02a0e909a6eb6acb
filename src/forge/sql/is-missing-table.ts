/**
 * Whether a statement failed because a table is not there: error 1146 of the MySQL family. Forge SQL puts the number
 * into `context.debug.errno`, a driver into `errno`; where neither is there, the message has to do.
 */
export function isMissingTable(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const numbers = [error, at(error, "context"), at(at(error, "context"), "debug")].map((place) =>
    at(place, "errno"),
  );
  if (numbers.includes(1146)) return true;
  const message = at(error, "message");
  return typeof message === "string" && /table '[^']*' doesn't exist/i.test(message);
}

function at(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
