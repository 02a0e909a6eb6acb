import zlib from "node:zlib";
import { functionOf } from "./function-of";

/** zlib whose callbacks come in the same order in each run: computed at once, answered in the next microtask. */
export const synchronousZlib = (): unknown => {
  const direct = (
    name:
      | "gzip"
      | "gunzip"
      | "deflate"
      | "inflate"
      | "deflateRaw"
      | "inflateRaw"
      | "brotliCompress"
      | "brotliDecompress"
      | "unzip",
  ): [string, unknown] => {
    const run = zlib[`${name}Sync`];
    return [
      name,
      (input: zlib.InputType, ...rest: ReadonlyArray<unknown>) => {
        const callback = functionOf(rest.at(-1));
        const settings: zlib.ZlibOptions | undefined =
          rest.length > 1 && typeof rest[0] === "object" && rest[0] !== null ? rest[0] : undefined;
        try {
          const output = run(input, settings);
          queueMicrotask(() => void callback(null, output));
        } catch (error) {
          queueMicrotask(() => void callback(error));
        }
      },
    ];
  };
  const names = [
    "gzip",
    "gunzip",
    "deflate",
    "inflate",
    "deflateRaw",
    "inflateRaw",
    "brotliCompress",
    "brotliDecompress",
    "unzip",
  ] as const;
  return { ...zlib, ...Object.fromEntries(names.map(direct)) };
};
