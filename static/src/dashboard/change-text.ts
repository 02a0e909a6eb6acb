/**
 * A count beside the one of the period before: "+12 %", or in words where a share would say nothing. Empty where there is
 * nothing to compare with.
 */
export function changeText(count: number, before: number | null): string {
  if (before === null) return "";
  if (count === before) return "as before";
  if (before === 0) return "none before";
  const change = (100 * (count - before)) / before;
  const format = new Intl.NumberFormat("en", {
    signDisplay: "always",
    maximumFractionDigits: Math.abs(change) < 10 ? 1 : 0,
  });
  return `${format.format(change).replace("-", "−")} %`;
}
