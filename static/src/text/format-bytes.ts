/** Bytes in the unit that people know: "12.3 MiB". */
export function formatBytes(bytes: number): string {
  const units = ["B", "KiB", "MiB", "GiB"];
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  const shown = new Intl.NumberFormat("en", { maximumFractionDigits: unit === 0 ? 0 : 1 });
  return `${shown.format(size)} ${units[unit]}`;
}
