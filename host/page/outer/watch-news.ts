import type { OuterPage } from "./outer-page";
import type { StatusStrip } from "./status-strip";

const everyMs = 1_500;

/** Looks at what happened in the host, again and again, and tells the parts of the page. */
export function watchNews(
  page: OuterPage,
  strip: StatusStrip,
  tell: { readonly rebuilt: () => void; readonly looked: () => Promise<void> },
): void {
  let after: number | null = null;
  const look = async (): Promise<void> => {
    const { next, news, status, cspReports } = await page.ask("news", { after });
    after = next;
    for (const one of news) {
      switch (one.kind) {
        case "csp":
          strip.blocked(
            `${one.report.directive} ${one.report.blocked} ${one.report.source}`.trim(),
          );
          break;
        case "realtime":
          page.hub.publish(`realtime:${one.channel}`, one.payload);
          break;
        case "rebuilt":
          tell.rebuilt();
      }
    }
    strip.show(status, cspReports);
    await tell.looked();
  };
  const again = (): void => {
    look()
      .catch(() => strip.silent())
      .finally(() => setTimeout(again, everyMs));
  };
  again();
}
