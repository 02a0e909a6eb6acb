import { callbackMark } from "../bridge/bridge-message";

/** Reads what a frame sent with a bridge call: anything may be missing or of another type. */
export interface CallData {
  /** The data itself, as it was sent. */
  readonly raw: unknown;
  readonly value: (name: string) => unknown;
  readonly text: (name: string) => string | undefined;
  readonly number: (name: string) => number | undefined;
  readonly flag: (name: string) => boolean | undefined;
  /** The id to call a function of the frame by. */
  readonly callback: (name: string) => number | undefined;
  readonly list: (name: string) => ReadonlyArray<CallData>;
  readonly part: (name: string) => CallData;
}

export function callData(raw: unknown): CallData {
  const value = (name: string): unknown =>
    typeof raw === "object" && raw !== null
      ? Object.getOwnPropertyDescriptor(raw, name)?.value
      : undefined;
  const number = (name: string): number | undefined => {
    const found = value(name);
    return typeof found === "number" && Number.isFinite(found) ? found : undefined;
  };
  return {
    raw,
    value,
    number,
    text: (name) => {
      const found = value(name);
      return typeof found === "string" ? found : undefined;
    },
    flag: (name) => {
      const found = value(name);
      return typeof found === "boolean" ? found : undefined;
    },
    callback: (name) => callbackId(value(name)),
    list: (name) => {
      const found = value(name);
      return Array.isArray(found) ? found.map(callData) : [];
    },
    part: (name) => callData(value(name)),
  };
}

/** Undefined for everything that is not a function of the frame. */
export function callbackId(value: unknown): number | undefined {
  if (typeof value !== "object" || value === null || !(callbackMark in value)) return undefined;
  const id = value[callbackMark];
  return typeof id === "number" ? id : undefined;
}
