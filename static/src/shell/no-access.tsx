import Button from "@atlaskit/button/new";
import { Empty } from "../parts/empty";

interface NoAccessProps {
  connected: boolean;
  onRetry(): void;
  isRetrying: boolean;
}

/** For somebody who may not see the log: says who can change that. */
export function NoAccess({ connected, onRetry, isRetrying }: NoAccessProps) {
  return (
    <Empty
      title={connected ? "You have no access to the audit log" : "Audit Stream is not set up yet"}
      action={
        <Button isLoading={isRetrying} onClick={onRetry}>
          Check again
        </Button>
      }
    >
      {connected ? (
        <>
          <p>
            The audit log shows what everybody in your organization does, so only people on a list
            may read it. Being a Jira administrator is not enough.
          </p>
          <p>
            Ask a <strong>manager</strong> of Audit Stream, for example whoever connected the
            organization, to add you under Settings → Access.
          </p>
          <p>
            On the page under Jira&apos;s administration only managers get in: viewers and analysts
            open Audit Stream under Apps.
          </p>
        </>
      ) : (
        <p>
          Ask a <strong>Jira administrator</strong> who is also an administrator of your Atlassian
          organization to open this page and connect the organization.
        </p>
      )}
    </Empty>
  );
}
