import { lazy, Suspense } from "react";
import { useAsk } from "./ask/use-ask";
import { Failed } from "./parts/failed";
import { Skeleton } from "./parts/skeleton";
import { useRoute } from "./route/use-route";
import { FaultBoundary } from "./shell/fault-boundary";
import { NoAccess } from "./shell/no-access";
import { SessionContext } from "./shell/session-context";
import { Shell } from "./shell/shell";

const pages = {
  events: lazy(async () => ({ default: (await import("./events/events-page")).EventsPage })),
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

  if (session.isPending) return <Shell navigation={false}>{loading}</Shell>;
  if (session.isError) {
    return (
      <Shell navigation={false}>
        <Failed
          error={session.error}
          onRetry={() => void session.refetch()}
          isRetrying={session.isFetching}
        />
      </Shell>
    );
  }
  const { role, connected, mayConnect } = session.data;
  if (!connected && mayConnect && role === null) {
    return (
      <Shell session={session.data} navigation={false}>
        <Suspense fallback={loading}>
          <FirstSetup />
        </Suspense>
      </Shell>
    );
  }
  if (role === null) {
    return (
      <Shell session={session.data} navigation={false}>
        <NoAccess
          connected={connected}
          onRetry={() => void session.refetch()}
          isRetrying={session.isFetching}
        />
      </Shell>
    );
  }
  const Page = pages[pageNamed(path)];
  return (
    <SessionContext.Provider value={{ ...session.data, role }}>
      <Shell session={session.data} navigation>
        <FaultBoundary place={path}>
          <Suspense fallback={loading}>
            <Page />
          </Suspense>
        </FaultBoundary>
      </Shell>
    </SessionContext.Provider>
  );
}

const names = ["events", "setup"] as const;

function pageNamed(path: string): keyof typeof pages {
  const name = path.split("/")[1];
  return names.find((candidate) => candidate === name) ?? "events";
}
