import { useRoute } from "../route/use-route";

const places = [
  { path: "/events", name: "Events" },
  { path: "/alerts", name: "Alerts" },
  { path: "/rules", name: "Rules" },
  { path: "/health", name: "Health" },
  { path: "/setup", name: "Settings" },
] as const;

/** The pages of the app side by side. */
export function Navigation() {
  const { path, go } = useRoute();
  return (
    <nav className="shell-nav" aria-label="Audit Stream">
      {places.map((place) => (
        <button
          key={place.path}
          type="button"
          aria-current={path.startsWith(place.path) ? "page" : undefined}
          onClick={() => go(place.path)}
        >
          {place.name}
        </button>
      ))}
    </nav>
  );
}
