import { placeOf, type Place } from "./address";
import type { AppFrame } from "./app-frame";
import { appLocation } from "./app-location";
import type { ShownModule } from "./ask-host";
import { element } from "./element";
import { issueList } from "./issue-list";
import { issuePage } from "./issue-page";
import type { Navigation } from "./navigation";
import type { OuterPage } from "./outer-page";
import { receiverPage } from "./receiver-page";

/** The middle of the page: shows what the address names. */
export interface Stage {
  readonly element: HTMLElement;
  /** Follows the address. An address inside the shown page of the app is told to the app, which stays. */
  readonly draw: () => Promise<void>;
  /** Issues and messages appear while somebody looks at them. */
  readonly refresh: () => Promise<void>;
  /** Loads the app's page anew. */
  readonly reload: () => void;
}

export function createStage(page: OuterPage, navigation: Navigation): Stage {
  const { start, router } = page;
  const main = element("main", {});
  let frame: AppFrame | undefined;
  let drawn = 0;

  const leave = (): void => {
    frame?.dispose();
    frame = undefined;
    document.title = "Local Jira";
  };
  const draw = async (): Promise<void> => {
    drawn += 1;
    const turn = drawn;
    const url = router.url();
    const place = placeOf(start.modules, url.pathname);
    navigation.mark(url.pathname);
    switch (place.kind) {
      case "home":
        router.record("replace", navigation.first(), undefined);
        return draw();
      case "module": {
        const moved = appLocation.read(place.module.route, url, router.entry());
        if (frame?.module.key === place.module.key && moved !== undefined) {
          frame.moved(moved);
          return undefined;
        }
        leave();
        frame = showModule(page, main, place.module);
        return undefined;
      }
      case "issues":
      case "issue":
      case "receivers":
      case "elsewhere": {
        leave();
        const content = await contentOf(page, place);
        if (turn === drawn) main.replaceChildren(content);
        return undefined;
      }
    }
  };

  return {
    element: main,
    draw,
    refresh: async () => {
      const turn = drawn;
      const place = placeOf(start.modules, router.url().pathname);
      if (place.kind === "home" || place.kind === "module" || place.kind === "elsewhere") return;
      const content = await contentOf(page, place);
      if (turn !== drawn) return;
      keepOpen(main, content);
      if (main.firstChild?.isEqualNode(content) === false) main.replaceChildren(content);
    },
    reload: () => {
      leave();
      void draw();
    },
  };
}

function showModule(page: OuterPage, main: HTMLElement, module: ShownModule): AppFrame | undefined {
  document.title = `${module.title} - Local Jira`;
  if (module.address === undefined) {
    const text = `The manifest has no resource ${module.resource}.`;
    main.replaceChildren(element("p", { class: "sheet" }, text));
    return undefined;
  }
  const frame = page.openFrame({ module, address: module.address });
  main.replaceChildren(frame.element);
  return frame;
}

/** What somebody has unfolded stays unfolded when it is drawn again. */
function keepOpen(before: HTMLElement, after: HTMLElement): void {
  for (const { dataset } of before.querySelectorAll<HTMLDetailsElement>("details[open]")) {
    for (const details of after.querySelectorAll("details")) {
      if (details.dataset["key"] === dataset["key"]) details.open = true;
    }
  }
}

type Sheet = Exclude<Place, { kind: "home" | "module" }>;

async function contentOf(page: OuterPage, place: Sheet): Promise<HTMLElement> {
  switch (place.kind) {
    case "issues":
      return issueList(page.ask);
    case "issue":
      return issuePage(page, place.key);
    case "receivers":
      return receiverPage(page.ask, place.name);
    case "elsewhere":
      return element(
        "div",
        { class: "sheet" },
        element("h1", {}, "Not part of the local host"),
        element("p", {}, "Jira has a page here; the local host plays only what the app needs."),
      );
  }
}
