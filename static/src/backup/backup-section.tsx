import Button from "@atlaskit/button/new";
import { useState } from "react";
import type { ProcedureInput } from "#contract";
import { useAsk } from "../ask/use-ask";
import { Failed } from "../parts/failed";
import { Waiting } from "../parts/waiting";
import { CopiesTable } from "./copies-table";
import { RestoreDrawer } from "./restore-drawer";
import { useDownload } from "./use-download";
import "../parts/plain-table.css";
import "./backup.css";

/** The configuration as a file, the copies of every week, and the way back. */
export function BackupSection() {
  const listed = useAsk("backups/list", {});
  const download = useDownload();
  const [restoring, setRestoring] = useState<Source | "file" | null>(null);
  return (
    <>
      <h2>Backup</h2>
      <p className="setup-lead">
        Rules, lists, suppressions, destinations, access and settings in one file. Secrets are never
        in it: API keys, webhook addresses and tokens are entered again after a restore.
      </p>
      <div className="backup-actions">
        <Button
          appearance="primary"
          isLoading={download.isPending}
          onClick={() => download.mutate({ copy: null })}
        >
          Download a backup
        </Button>
        <Button onClick={() => setRestoring("file")}>Restore from a file</Button>
      </div>
      {download.isError && <Failed error={download.error} />}
      <section className="backup-part" aria-labelledby="copies-title">
        <h3 id="copies-title">Weekly copies</h3>
        <p className="faint">
          The app keeps a copy every week and the newest eight of them, inside this installation:
          download one to have it elsewhere.
        </p>
        <Waiting asked={listed} lines={4} />
        {listed.data && (
          <CopiesTable
            copies={listed.data.copies}
            failed={listed.data.failed}
            onDownload={(copy) => download.mutate({ copy })}
            onRestore={(copy) => setRestoring({ copy })}
          />
        )}
      </section>
      <section className="backup-part" aria-labelledby="events-title">
        <h3 id="events-title">Events</h3>
        <p className="faint">
          Events are no configuration. What Atlassian sent is sealed in this installation for as
          long as <b>Retention</b> says; <b>Events</b> exports what a filter finds, and a webhook or
          Splunk destination keeps alerts elsewhere.
        </p>
      </section>
      {restoring !== null && (
        <RestoreDrawer
          copy={restoring === "file" ? null : restoring}
          onClose={() => setRestoring(null)}
        />
      )}
    </>
  );
}

type Source = Extract<ProcedureInput<"backups/preview">["source"], { copy: string }>;
