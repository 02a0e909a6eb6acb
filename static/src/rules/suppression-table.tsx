import Button from "@atlaskit/button/new";
import type { SuppressionEntry } from "#contract";
import { TableHead } from "../parts/table-head";
import { formatAgo } from "../time/format-ago";
import { Moment } from "../time/moment";
import { useNow } from "../time/use-now";
import { Words } from "../suppress/words";
import { formatCount } from "../text/format-count";
import { EndSuppression } from "./end-suppression";
import { RemoveSuppression } from "./remove-suppression";

interface SuppressionTableProps {
  label: string;
  entries: readonly SuppressionEntry[];
  wordsOf(suppression: SuppressionEntry["suppression"]): readonly [string, ...string[]];
  nameOf(accountId: string): string;
  /** Whether these have ended: then one can be used again and removed, else edited and ended. */
  ended: boolean;
  /** Opens the form of one; null where nothing may be changed. */
  onOpen: ((entry: SuppressionEntry) => void) | null;
}

/** Suppressions, one a line: what each covers, who made it and why, until when, and what it kept quiet. */
export function SuppressionTable(props: SuppressionTableProps) {
  const { label, entries, wordsOf, nameOf, ended, onOpen } = props;
  const now = useNow(60_000);
  return (
    <table className="plain-table suppression-table" aria-label={label}>
      <TableHead
        columns={["Raises no alert", "Why", "Until", "Silenced, 90 days"]}
        actions="What to do"
      />
      <tbody>
        {entries.map((entry) => {
          const { id, suppression, silenced } = entry;
          return (
            <tr key={id}>
              <td>
                <Words words={wordsOf(suppression)} />
              </td>
              <td>
                {suppression.reason}
                <div className="faint">
                  {nameOf(suppression.createdBy)},{" "}
                  <Moment at={suppression.createdAt} detail="day" />
                </div>
              </td>
              <td>
                <Moment at={suppression.expiresAt} />
              </td>
              <td>
                {silenced === null ? (
                  <span className="faint">Nothing</span>
                ) : (
                  <>
                    {formatCount(silenced.count, "event")}
                    <div className="faint">last {formatAgo(silenced.last, now)}</div>
                  </>
                )}
              </td>
              <td>
                {onOpen && (
                  <div className="suppression-actions">
                    <Button spacing="compact" appearance="subtle" onClick={() => onOpen(entry)}>
                      {ended ? "Use again" : "Edit"}
                    </Button>
                    {ended ? <RemoveSuppression entry={entry} /> : <EndSuppression entry={entry} />}
                  </div>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
