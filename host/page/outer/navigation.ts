import type { StartAnswer } from "./ask-host";
import { element } from "./element";

/** The links at the left. Admin pages of apps are shown to admins only, but open for everybody by their address. */
export interface Navigation {
  readonly element: HTMLElement;
  /** Where somebody starts who asked for no page: an app's page, or the issues. */
  readonly first: () => string;
  /** Marks the link that the address belongs to. */
  readonly mark: (pathname: string) => void;
}

export function createNavigation(start: StartAnswer): Navigation {
  const isAdmin = start.users.find((user) => user.key === start.user)?.isAdmin === true;
  const shown = start.modules.filter((module) => module.type !== "jira:adminPage" || isAdmin);
  const links = [
    { section: "Work", href: "/issues", title: "Issues" },
    { section: "Outside of Jira", href: "/receivers", title: "Receivers" },
    ...shown.map((module) => ({
      section: module.type === "jira:adminPage" ? "Administration › Apps" : "Apps",
      href: module.route,
      title: module.title,
    })),
  ].map((link) => ({ ...link, anchor: element("a", { href: link.href }, link.title) }));
  const sections = ["Work", "Apps", "Administration › Apps", "Outside of Jira"].flatMap(
    (section) => {
      const anchors = links.filter((link) => link.section === section).map((link) => link.anchor);
      return anchors.length === 0 ? [] : [element("h2", {}, section), ...anchors];
    },
  );
  return {
    element: element("nav", { class: "side", "aria-label": "Jira" }, ...sections),
    first: () =>
      shown.find((module) => module.type === "jira:adminPage")?.route ??
      shown[0]?.route ??
      "/issues",
    mark: (pathname) => {
      for (const { href, anchor } of links) {
        const here = pathname === href || pathname.startsWith(`${href}/`);
        if (here) anchor.setAttribute("aria-current", "page");
        else anchor.removeAttribute("aria-current");
      }
    },
  };
}
