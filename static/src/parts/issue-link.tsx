import { router } from "@forge/bridge";

/** Opens an issue in a tab of its own. */
export function IssueLink({ issueKey }: { issueKey: string }) {
  return (
    <a
      href={`/browse/${encodeURIComponent(issueKey)}`}
      className="issue-link"
      onClick={(event) => {
        event.preventDefault();
        event.stopPropagation();
        void router.open(`/browse/${encodeURIComponent(issueKey)}`);
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      {issueKey}
    </a>
  );
}
