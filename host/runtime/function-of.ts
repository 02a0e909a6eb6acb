/** What another module hands over as a function; a bug where it is none. */
export const functionOf = (value: unknown): ((...args: ReadonlyArray<unknown>) => unknown) => {
  if (typeof value === "function") return (...args) => Reflect.apply(value, undefined, args);
  throw new TypeError("not a function");
};
