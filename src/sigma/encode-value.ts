/** The modifiers that turn a value into other values before it is compared. */
export type Encoding =
  | "windash"
  | "base64"
  | "base64offset"
  | "utf16le"
  | "utf16be"
  | "utf16"
  | "wide";

/**
 * Applies encodings in the order written; one value may become several (`base64offset` three, `windash` five per
 * dash). Returns null when more than `most` values would come out. Bytes that are not base64 in the end are
 * compared as text with one character a byte.
 */
export const encodeValue = (
  text: string,
  encodings: ReadonlyArray<Encoding>,
  most: number,
): string[] | null => {
  let values: ReadonlyArray<string | Uint8Array> = [text];
  for (const encoding of encodings) {
    const next: (string | Uint8Array)[] = [];
    for (const value of values) {
      next.push(...encodeOne(value, encoding, most));
      if (next.length > most) return null;
    }
    values = next;
  }
  return values.map((value) => (typeof value === "string" ? value : latin1(value)));
};

const encodeOne = (
  value: string | Uint8Array,
  encoding: Encoding,
  most: number,
): ReadonlyArray<string | Uint8Array> => {
  switch (encoding) {
    case "windash":
      return typeof value === "string" ? dashVariants(value, most) : [value];
    case "base64":
      return [base64(toBytes(value))];
    case "base64offset":
      return [0, 1, 2].map((shift) => base64Shifted(toBytes(value), shift));
    case "utf16le":
    case "wide":
      return [utf16(value, true)];
    case "utf16be":
      return [utf16(value, false)];
    case "utf16":
      return [Uint8Array.from([0xff, 0xfe, ...utf16(value, true)])];
  }
};

/** The five characters that Windows command lines take for a dash. */
export const foldDashes = (text: string): string => text.replace(/[/–—―]/g, "-");

const DASHES = ["-", "/", "–", "—", "―"];

const dashVariants = (text: string, most: number): ReadonlyArray<string> => {
  let variants = [""];
  for (const char of text) {
    const choices = DASHES.includes(char) ? DASHES : [char];
    if (variants.length * choices.length > most + 1)
      return Array.from({ length: most + 1 }, () => text);
    variants =
      choices.length === 1
        ? variants.map((one) => one + char)
        : variants.flatMap((one) => choices.map((dash) => one + dash));
  }
  return variants;
};

/** The part of the base64 text that stays the same whatever stands `shift` bytes before and anything after. */
const base64Shifted = (bytes: Uint8Array, shift: number): string => {
  const shifted = new Uint8Array(shift + bytes.length);
  shifted.set(bytes, shift);
  const text = base64(shifted);
  const start = [0, 2, 3][shift] ?? 0;
  const cut = [0, 3, 2][shifted.length % 3] ?? 0;
  return text.slice(start, text.length - cut);
};

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

const base64 = (bytes: Uint8Array): string => {
  let text = "";
  for (let index = 0; index < bytes.length; index += 3) {
    const [first = 0, second, third] = bytes.subarray(index, index + 3);
    const bits = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    text += ALPHABET.charAt(bits >> 18) + ALPHABET.charAt((bits >> 12) & 63);
    text += second === undefined ? "=" : ALPHABET.charAt((bits >> 6) & 63);
    text += third === undefined ? "=" : ALPHABET.charAt(bits & 63);
  }
  return text;
};

const toBytes = (value: string | Uint8Array): Uint8Array =>
  typeof value === "string" ? new TextEncoder().encode(value) : value;

const utf16 = (value: string | Uint8Array, little: boolean): Uint8Array => {
  const text = typeof value === "string" ? value : latin1(value);
  const bytes = new Uint8Array(text.length * 2);
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    bytes[index * 2 + (little ? 0 : 1)] = unit & 0xff;
    bytes[index * 2 + (little ? 1 : 0)] = unit >> 8;
  }
  return bytes;
};

const latin1 = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
