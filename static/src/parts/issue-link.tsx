import { router } from "@forge/bridge";
import { useSession } from "../shell/session-context";
import "./issue-link.css";

/** Opens an issue in a tab of its own. */
export function IssueLink({ issueKey }: { issueKey: string }) {
  const { siteUrl } = useSession();
  const path = `/browse/${encodeURIComponent(issueKey)}`;
  return (
    <a
      href={`${siteUrl}${path}`}
      className="issue-link"
      onClick={(event) => {
        event.preventDefault();
        event.stopPropagation();
        void router.open(path);
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      {issueKey}
    </a>
  );
}
