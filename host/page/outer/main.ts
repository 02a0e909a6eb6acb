/** The page that plays Jira: asks the host who and what there is, draws the frame around, and follows the address. */
import { placeOf } from "./address";
import { appLocation } from "./app-location";
import { createAppFrame, type AppFrame } from "./app-frame";
import { createAskHost, type ShownModule } from "./ask-host";
import { element } from "./element";
import { createFlags } from "./flags";
import { createHub } from "./hub";
import { issueList } from "./issue-list";
import { issuePage } from "./issue-page";
import { kept } from "./kept";
import { createNavigation } from "./navigation";
import type { OuterPage } from "./outer-page";
import { createRouter } from "./router";
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
  const main = element("main", {});
  const router = createRouter(() => void draw());
  const page: OuterPage = { start, ask, theme, flags, hub, router };
  document.body.append(topBar(page), navigation.element, main, strip.element, flags.element);
  followLinks(router.open);

  let frame: AppFrame | undefined;
  let drawn = 0;
  const draw = async (): Promise<void> => {
    drawn += 1;
    const turn = drawn;
    const url = router.url();
    const place = placeOf(start.modules, url.pathname);
    navigation.mark(url.pathname);
    if (place.kind === "module" && frame?.module.key === place.module.key) {
      const moved = appLocation.read(place.module.route, url, router.entry());
      if (moved !== undefined) frame.moved(moved);
      return;
    }
    if (place.kind === "home") {
      router.record("replace", navigation.first(), undefined);
      return draw();
    }
    frame?.dispose();
    frame = undefined;
    document.title = "Local Jira";
    if (place.kind === "module") {
      frame = showModule(page, main, place.module);
      return;
    }
    const content =
      place.kind === "issues"
        ? await issueList(ask)
        : place.kind === "issue"
          ? await issuePage(ask, place.key)
          : elsewhere();
    if (turn === drawn) main.replaceChildren(content);
  };
  await draw();

  const redraw = (): void => {
    frame?.dispose();
    frame = undefined;
    void draw();
  };
  watchNews(page, strip, redraw);
}

function showModule(page: OuterPage, main: HTMLElement, module: ShownModule): AppFrame | undefined {
  document.title = `${module.title} - Local Jira`;
  if (module.address === undefined) {
    main.replaceChildren(
      element("p", { class: "sheet" }, `The manifest has no resource ${module.resource}.`),
    );
    return undefined;
  }
  const frame = createAppFrame(page, { module, address: module.address });
  main.replaceChildren(frame.element);
  return frame;
}

const elsewhere = (): HTMLElement =>
  element(
    "div",
    { class: "sheet" },
    element("h1", {}, "Not part of the local host"),
    element("p", {}, "Jira has a page here; the local host plays only what the app needs."),
  );

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
