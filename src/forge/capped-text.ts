/** The body of an answer as text. Throws where it has more bytes: then whoever sent it is not who we think. */
export async function cappedText(response: Response, maxBytes: number): Promise<string> {
  if (response.body === null) return "";
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks).toString("utf8");
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      await reader.cancel();
      throw new Error(`The answer has more than ${maxBytes} bytes`);
    }
    chunks.push(value);
  }
}
