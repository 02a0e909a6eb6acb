/**
 * How much of the page has jumped since it was opened, as the browser's Layout Instability API counts it; what followed
 * somebody's input is left out. Under 0.1 is good. Runs within the page, so it uses nothing from outside.
 */
export async function measureLayoutShift(): Promise<number> {
  const entries = await new Promise<PerformanceEntryList>((resolve) => {
    const observer = new PerformanceObserver((list) => resolve(list.getEntries()));
    observer.observe({ type: "layout-shift", buffered: true });
    // Nothing is told where nothing has jumped: what was buffered would have come by the second picture from now.
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 50, [])));
  });
  let sum = 0;
  for (const entry of entries)
    if ("value" in entry && "hadRecentInput" in entry && entry.hadRecentInput === false)
      sum += Number(entry.value);
  return sum;
}
