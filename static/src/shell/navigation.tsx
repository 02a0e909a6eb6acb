import { pageNames, type PageName } from "../route/page-name";
import { pageTitle } from "../route/page-title";
import { useRoute } from "../route/use-route";

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
          {pageTitle[page]}
        </button>
      ))}
    </nav>
  );
}
