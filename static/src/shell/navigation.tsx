import { pageNames, type PageName } from "../route/page-name";
import { useRoute } from "../route/use-route";

const titles: Record<PageName, string> = {
  events: "Events",
  dashboard: "Dashboard",
  alerts: "Alerts",
  rules: "Rules",
  destinations: "Destinations",
  compliance: "Compliance",
  health: "Health",
  setup: "Settings",
};

/** The pages of the app side by side. */
export function Navigation({ current }: { current: PageName }) {
  const { go } = useRoute();
  return (
    <nav className="shell-nav" aria-label="Audit Stream">
      {pageNames.map((page) => (
        <button
          key={page}
          type="button"
          aria-current={page === current ? "page" : undefined}
          onClick={() => go(`/${page}`)}
        >
          {titles[page]}
        </button>
      ))}
    </nav>
  );
}
