/** The page that plays Jira: asks the host who and what there is, draws the frame around, and follows the address. */
import { createAppFrame } from "./create-app-frame";
import { createAskHost } from "./ask-host";
import { element } from "./element";
import { createFlags } from "./flags";
import { createHub } from "./hub";
import { kept } from "./kept";
import { createNavigation } from "./navigation";
import type { OuterPage } from "./outer-page";
import { createRouter } from "./router";
import { createStage } from "./stage";
import { createStatusStrip } from "./status-strip";
import { createTheme } from "./theme";
import { topBar } from "./top-bar";
import { watchNews } from "./watch-news";

async function run(): Promise<void> {
  const theme = createTheme();
  const start = await createAskHost(kept.read("user") ?? "nobody yet")("start");
  const ask = createAskHost(start.user);
  const flags = createFlags();
  const hub = createHub();
  theme.onChange((colorMode) => hub.publish("theme", { colorMode }));
  const navigation = createNavigation(start);
  const strip = createStatusStrip();
  const router = createRouter(() => void stage.draw());
  const page: OuterPage = {
    start,
    ask,
    theme,
    flags,
    hub,
    router,
    openFrame: (shown) => createAppFrame(page, shown),
  };
  const stage = createStage(page, navigation);
  document.body.append(
    topBar(page),
    navigation.element,
    stage.element,
    strip.element,
    flags.element,
  );
  followLinks(router.open);

  await stage.draw();
  watchNews(page, strip, { rebuilt: stage.reload, looked: stage.refresh });
}

/** Links of the outer page open without loading it anew, unless a key or another button asks for more. */
function followLinks(open: (address: string) => void): void {
  document.addEventListener("click", (event) => {
    const anchor = event.target instanceof Element ? event.target.closest("a") : null;
    const plain =
      event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (anchor === null || !plain || anchor.origin !== location.origin) return;
    event.preventDefault();
    open(`${anchor.pathname}${anchor.search}${anchor.hash}`);
  });
}

run().catch((error: unknown) => {
  document.body.append(
    element("p", { class: "sheet" }, error instanceof Error ? error.message : String(error)),
  );
});
