/** Tells how tall the body is, now and at each change, so that the frame can be as tall as its content. */
export function reportHeight(report: (height: number) => void): void {
  let last = -1;
  const measure = (): void => {
    const { marginTop, marginBottom } = getComputedStyle(document.body);
    const height = Math.ceil(
      document.body.offsetHeight + Number.parseFloat(marginTop) + Number.parseFloat(marginBottom),
    );
    if (height === last) return;
    last = height;
    report(height);
  };
  document.addEventListener("DOMContentLoaded", () => {
    new ResizeObserver(measure).observe(document.body);
    measure();
  });
}
