/**
 * How a secret may stand in a text: as it is, in a URL, in JSON, in hexadecimal, and in base64 wherever in the encoded
 * text it begins.
 */
export function tracesOf(secret: string): ReadonlyArray<string> {
  const bytes = Buffer.from(secret);
  const shifted = [0, 1, 2].flatMap((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64");
    // What stands before and after it changes the letters at both ends.
    const whole = encoded.replace(/=+$/u, "").slice(shift === 0 ? 0 : shift + 1, -1);
    return [whole, whole.replaceAll("+", "-").replaceAll("/", "_")];
  });
  return [
    ...new Set([
      secret,
      encodeURIComponent(secret),
      encodeURIComponent(secret).toLowerCase(),
      JSON.stringify(secret).slice(1, -1),
      bytes.toString("hex"),
      ...shifted,
    ]),
  ];
}
