/** One document of a bundle with the number of lines that stand before it. */
interface BundlePart {
  readonly text: string;
  readonly linesBefore: number;
}

/**
 * Divides a bundle at its document markers. A line that begins with `---` ends whatever came before, block text
 * included, so no YAML has to be read for it. Parts without anything but comments are left out.
 */
export function splitBundle(bundle: string): ReadonlyArray<BundlePart> {
  const parts: { lines: string[]; linesBefore: number }[] = [{ lines: [], linesBefore: 0 }];
  for (const [index, line] of bundle.split(/\r?\n/).entries()) {
    if (/^---(\s|$)/.test(line)) parts.push({ lines: [], linesBefore: index + 1 });
    else parts.at(-1)?.lines.push(line);
  }
  return parts
    .filter(({ lines }) => lines.some((line) => !/^\s*(#|$)/.test(line)))
    .map(({ lines, linesBefore }) => ({ text: `${lines.join("\n").trimEnd()}\n`, linesBefore }));
}
