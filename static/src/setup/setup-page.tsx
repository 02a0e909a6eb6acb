import { ActivitySection } from "../activity/activity-section";
import { useAsk } from "../ask/use-ask";
import { BackupSection } from "../backup/backup-section";
import { FirstSteps } from "../first-run/first-steps";
import { Empty } from "../parts/empty";
import { Failed } from "../parts/failed";
import { SectionNav } from "../parts/section-nav";
import { Skeleton } from "../parts/skeleton";
import { RetentionSection } from "../retention/retention-section";
import { useRoute } from "../route/use-route";
import { useSession } from "../shell/session-context";
import { AccessSection } from "./access-section";
import { ConnectionSection } from "./connection-section";
import { IssuesSection } from "./issues-section";
import { SourcesSection } from "./sources-section";
import { TokensSection } from "./tokens-section";
import "./setup.css";

interface Section {
  readonly path: string;
  readonly name: string;
  /** A table that takes the whole width. */
  readonly wide?: boolean;
}

const sections: readonly [Section, ...Section[]] = [
  { path: "/setup/connection", name: "Connection" },
  { path: "/setup/sources", name: "Other sources" },
  { path: "/setup/issues", name: "Jira issues" },
  { path: "/setup/access", name: "Access" },
  { path: "/setup/tokens", name: "Tokens" },
  { path: "/setup/retention", name: "Retention" },
  { path: "/setup/backup", name: "Backup" },
  { path: "/setup/activity", name: "Activity", wide: true },
];

/** How the app is set up: the organization, what alerts become in Jira, and who may see what. */
export function SetupPage() {
  const { path, query, go } = useRoute();
  const { role } = useSession();
  const manages = role === "manager";
  const current = sections.find((section) => section.path === path) ?? sections[0];
  const needsStatus = current.name === "Connection" || current.name === "Jira issues";
  const status = useAsk("setup/status", {}, { enabled: manages && needsStatus });

  if (!manages) {
    return (
      <Empty title="Settings are for managers">
        You are {role === "analyst" ? "an analyst" : "a viewer"}. Ask a manager of Audit Stream if
        something should change.
      </Empty>
    );
  }
  return (
    <div className="setup">
      <SectionNav
        label="Settings"
        sections={sections}
        current={current}
        isColumn
        onChoose={({ path }) => go(path)}
      />
      <div className={current.wide ? "setup-section setup-wide" : "setup-section"}>
        {query.has("first") && <FirstSteps step={2} />}
        {needsStatus && status.isPending && <Skeleton lines={8} />}
        {needsStatus && status.isError && (
          <Failed
            error={status.error}
            onRetry={() => void status.refetch()}
            isRetrying={status.isFetching}
          />
        )}
        {status.data && current.name === "Connection" && (
          <ConnectionSection connection={status.data.connection} />
        )}
        {status.data && current.name === "Jira issues" && (
          <IssuesSection issues={status.data.issues} isFirst={query.has("first")} />
        )}
        {current.name === "Other sources" && <SourcesSection />}
        {current.name === "Access" && <AccessSection />}
        {current.name === "Tokens" && <TokensSection />}
        {current.name === "Retention" && <RetentionSection />}
        {current.name === "Backup" && <BackupSection />}
        {current.name === "Activity" && <ActivitySection />}
      </div>
    </div>
  );
}
