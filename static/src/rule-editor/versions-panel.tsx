import Button from "@atlaskit/button/new";
import { useState } from "react";
import { useAsk } from "../ask/use-ask";
import { Failed } from "../parts/failed";
import { Skeleton } from "../parts/skeleton";
import { useSession } from "../shell/session-context";
import { Moment } from "../time/moment";
import { Difference } from "./difference";

interface VersionsPanelProps {
  ruleId: string;
  text: string;
  isRestoring: boolean;
  onRestore(version: number): void;
}

/** Every version that was saved, by whom, and what differs from the text as it stands. */
export function VersionsPanel({ ruleId, text, isRestoring, onRestore }: VersionsPanelProps) {
  const { role } = useSession();
  const versions = useAsk("rules/versions", { id: ruleId });
  const people = useAsk("roles/get", {}, { enabled: role === "manager" });
  const [shown, setShown] = useState<number | null>(null);
  const nameOf = (accountId: string) =>
    people.data?.entries.find((entry) => entry.accountId === accountId)?.name ?? accountId;
  return (
    <section aria-labelledby="rule-versions">
      <h3 id="rule-versions">Versions</h3>
      {versions.isPending && <Skeleton lines={3} />}
      {versions.isError && <Failed error={versions.error} />}
      {versions.data?.versions.length === 0 && <p className="faint">Nobody has saved one yet.</p>}
      <ol className="rule-versions">
        {versions.data?.versions.map(({ version, savedAt, savedBy, yaml }, index) => (
          <li key={version}>
            <span>
              Version {version}, <Moment at={savedAt} />, {nameOf(savedBy)}
              {yaml === null && " – deleted"}
            </span>
            {yaml !== null && (
              <Button
                spacing="compact"
                appearance="subtle"
                onClick={() => setShown(shown === version ? null : version)}
              >
                {shown === version ? "Hide the difference" : "Compare"}
              </Button>
            )}
            {yaml !== null && index > 0 && role === "manager" && (
              <Button
                spacing="compact"
                appearance="subtle"
                isLoading={isRestoring}
                onClick={() => onRestore(version)}
              >
                Restore
              </Button>
            )}
            {shown === version && yaml !== null && <Difference from={yaml} to={text} />}
          </li>
        ))}
      </ol>
    </section>
  );
}
