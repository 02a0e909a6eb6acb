import Button from "@atlaskit/button/new";
import { diffLines } from "diff";
import { useMemo, useState } from "react";
import { useAsk } from "../ask/use-ask";
import { Failed } from "../parts/failed";
import { Skeleton } from "../parts/skeleton";
import { useSession } from "../shell/session-context";
import { Moment } from "../time/moment";

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

function Difference({ from, to }: { from: string; to: string }) {
  const parts = useMemo(() => diffLines(from, to, { timeout: 2_000 }), [from, to]);
  if (parts === undefined) return <p className="faint">The texts differ too much to compare.</p>;
  if (parts.every(({ added, removed }) => !added && !removed))
    return <p className="faint">The same as the text above.</p>;
  return (
    <pre className="rule-diff" aria-label="Difference to the text above">
      {parts.map(({ value, added, removed }, index) => {
        const lines = value.replace(/\n$/, "").split("\n");
        const sign = added ? "+" : removed ? "-" : " ";
        const shown =
          added || removed || lines.length <= 6
            ? lines
            : [...lines.slice(0, 3), "…", ...lines.slice(-3)];
        const kind = added ? "rule-diff-added" : removed ? "rule-diff-removed" : "";
        return (
          // oxlint-disable-next-line react/no-array-index-key -- Parts of one comparison, which never move.
          <span key={index} className={kind}>
            {shown.map((line) => `${sign} ${line}\n`).join("")}
          </span>
        );
      })}
    </pre>
  );
}
