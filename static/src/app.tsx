import { lazy, Suspense, type ComponentType, type LazyExoticComponent } from "react";
import { useAsk } from "./ask/use-ask";
import { Failed } from "./parts/failed";
import { Skeleton } from "./parts/skeleton";
import { pageNamed, type PageName } from "./route/page-name";
import { useRoute } from "./route/use-route";
import { FaultBoundary } from "./shell/fault-boundary";
import { NoAccess } from "./shell/no-access";
import { NotConnected } from "./shell/not-connected";
import { hasRole, SessionContext } from "./shell/session-context";
import { Shell } from "./shell/shell";

const pages: Record<PageName, LazyExoticComponent<ComponentType>> = {
  events: lazy(async () => ({ default: (await import("./events/events-page")).EventsPage })),
  dashboard: lazy(async () => ({
    default: (await import("./dashboard/dashboard-page")).DashboardPage,
  })),
  alerts: lazy(async () => ({ default: (await import("./alerts/alerts-page")).AlertsPage })),
  rules: lazy(async () => ({ default: (await import("./rules/rules-page")).RulesPage })),
  destinations: lazy(async () => ({
    default: (await import("./destinations/destinations-page")).DestinationsPage,
  })),
  compliance: lazy(async () => ({
    default: (await import("./compliance/compliance-page")).CompliancePage,
  })),
  health: lazy(async () => ({ default: (await import("./health/health-page")).HealthPage })),
  setup: lazy(async () => ({ default: (await import("./setup/setup-page")).SetupPage })),
};
const FirstSetup = lazy(async () => ({
  default: (await import("./setup/first-setup")).FirstSetup,
}));

/** Asks who is looking first, then shows the page that the address names. */
export function App() {
  const session = useAsk("session/get", {});
  const { path } = useRoute();
  const loading = <Skeleton lines={6} />;

  if (session.isPending) return <Shell page="pending">{loading}</Shell>;
  if (session.isError) {
    return (
      <Shell page="none">
        <Failed
          error={session.error}
          onRetry={() => void session.refetch()}
          isRetrying={session.isFetching}
        />
      </Shell>
    );
  }
  const { role, connected, mayConnect } = session.data;
  if (!connected && mayConnect && role !== "manager") {
    return (
      <Shell session={session.data} page="none">
        <Suspense fallback={loading}>
          <FirstSetup />
        </Suspense>
      </Shell>
    );
  }
  if (!hasRole(session.data)) {
    return (
      <Shell session={session.data} page="none">
        <NoAccess
          connected={connected}
          onRetry={() => void session.refetch()}
          isRetrying={session.isFetching}
        />
      </Shell>
    );
  }
  const name = pageNamed(path);
  const Page = pages[name];
  return (
    <SessionContext.Provider value={session.data}>
      <Shell
        session={session.data}
        page={name}
        notice={!connected && <NotConnected mayChange={role === "manager"} />}
      >
        <FaultBoundary key={name}>
          <Suspense fallback={loading}>
            <Page />
          </Suspense>
        </FaultBoundary>
      </Shell>
    </SessionContext.Provider>
  );
}
