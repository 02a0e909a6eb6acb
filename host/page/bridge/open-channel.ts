import { callbackMark, hello, type FromFrame, type ToFrame } from "./bridge-message";

export type CallOuter = (command: string, data?: unknown) => Promise<unknown>;

/** Connects this window with the outer page and with nobody else. */
export function openChannel(outerOrigin: string): CallOuter {
  const { port1: port, port2 } = new MessageChannel();
  const waiting = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: Error) => void }
  >();
  const callbacks = new Map<number, (...args: ReadonlyArray<unknown>) => unknown>();
  let last = 0;

  const pack = (value: unknown): unknown => {
    if (isFunction(value)) {
      last += 1;
      callbacks.set(last, value);
      return { [callbackMark]: last };
    }
    if (Array.isArray(value)) return value.map(pack);
    if (isPlain(value))
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, pack(part)]));
    return value;
  };

  port.addEventListener("message", (event: MessageEvent<ToFrame>) => {
    const message = event.data;
    switch (message.kind) {
      case "result":
        waiting.get(message.id)?.resolve(message.value);
        waiting.delete(message.id);
        return;
      case "failure":
        waiting.get(message.id)?.reject(new Error(message.message));
        waiting.delete(message.id);
        return;
      case "callback":
        callbacks.get(message.callback)?.(...message.args);
    }
  });
  port.start();
  window.parent.postMessage(hello, outerOrigin, [port2]);

  return (command, data) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      const message: FromFrame = { id: last, command, data: pack(data) };
      port.postMessage(message);
    });
}

const isFunction = (value: unknown): value is (...args: ReadonlyArray<unknown>) => unknown =>
  typeof value === "function";

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
