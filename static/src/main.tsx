// oxlint-disable-next-line import/no-unassigned-import -- A setting that has to be made before any schema is.
import "./without-eval";
import "@atlaskit/css-reset/dist/bundle.css";
import "virtual:design-tokens.css";
import "./parts/plain-table.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { lazy, StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app";
import { askClient } from "./ask/ask-client";
import { Skeleton } from "./parts/skeleton";
import { pageHistory } from "./route/page-history";
import { RouteProvider } from "./route/route";
import { followTheme } from "./theme/follow-theme";
import { ZoneProvider } from "./time/zone-context";
import { isWidget } from "./widget/is-widget";

// The page does without it, and it without most of the page.
const Widget = lazy(async () => ({ default: (await import("./widget/widget")).Widget }));

followTheme();
const [inWidget, history] = [await isWidget(), await pageHistory()];
const page = document.getElementById("page");
if (page) {
  createRoot(page).render(
    <StrictMode>
      <QueryClientProvider client={askClient()}>
        <RouteProvider history={history}>
          <ZoneProvider>
            <Suspense fallback={<Skeleton lines={6} />}>{inWidget ? <Widget /> : <App />}</Suspense>
          </ZoneProvider>
        </RouteProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
