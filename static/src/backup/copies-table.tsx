import Button from "@atlaskit/button/new";
import SectionMessage from "@atlaskit/section-message";
import type { ProcedureOutput } from "#contract";
import { TableHead } from "../parts/table-head";
import { formatBytes } from "../text/format-bytes";
import { formatCount } from "../text/format-count";
import { formatTime } from "../time/format-time";
import { Moment } from "../time/moment";

interface CopiesTableProps {
  copies: ProcedureOutput<"backups/list">["copies"];
  failed: ProcedureOutput<"backups/list">["failed"];
  onDownload(id: string): void;
  onRestore(id: string): void;
}

/** The copies that the app has made, newest first. */
export function CopiesTable({ copies, failed, onDownload, onRestore }: CopiesTableProps) {
  return (
    <>
      {failed && (
        <SectionMessage appearance="warning" title="The latest copy could not be made">
          <p>{failed.reason}</p>
        </SectionMessage>
      )}
      {copies.length === 0 ? (
        <p className="backup-none">
          There is no copy yet: the first one is made within a day of connecting an organization.
        </p>
      ) : (
        <table className="plain-table">
          <TableHead columns={["Made", "Documents", "Size"]} actions="Actions" />
          <tbody>
            {copies.map(({ id, madeAt, documents, characters }) => (
              <tr key={id}>
                <td>
                  <Moment at={madeAt} />
                </td>
                <td>{formatCount(documents, "document")}</td>
                <td>{formatBytes(characters)}</td>
                <td className="backup-row-actions">
                  <Button appearance="subtle" spacing="compact" onClick={() => onDownload(id)}>
                    Download
                    <span className="hidden"> the copy of {formatTime(madeAt, "utc", "day")}</span>
                  </Button>
                  <Button appearance="subtle" spacing="compact" onClick={() => onRestore(id)}>
                    Restore …
                    <span className="hidden"> the copy of {formatTime(madeAt, "utc", "day")}</span>
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
