import Button from "@atlaskit/button/new";
import { useId, useState } from "react";
import type { EventFilter } from "#contract";
import type { ExportFormat } from "#contract/export-format";
import { useAsk } from "../ask/use-ask";
import { useTask } from "../ask/use-task";
import { isOpen } from "../jobs/is-open";
import { JobProgress } from "../jobs/job-progress";
import { useJob } from "../jobs/use-job";
import { Failed } from "../parts/failed";
import { useModal } from "../parts/use-modal";
import { ExportFiles } from "./export-files";
import "../parts/confirm.css";
import "./export.css";

interface ExportDialogProps {
  filter: EventFilter;
  onClose(): void;
}

const formats: ReadonlyArray<readonly [ExportFormat, string, string]> = [
  ["csv", "CSV", "for spreadsheets"],
  ["jsonl", "JSON Lines", "one event a line, for programs"],
];

/** Writes the events of the list into a file, and offers the files of the last week. */
export function ExportDialog({ filter, onClose }: ExportDialogProps) {
  const { modal, dismiss } = useModal(onClose);
  const heading = useId();
  const [format, setFormat] = useState<ExportFormat>("csv");
  const start = useTask("exports/start", ["jobs/list"]);
  const jobs = useAsk("jobs/list", { kind: "export-events" });
  const open = jobs.data?.jobs.find(isOpen);
  const job = useJob(start.data?.id ?? open?.id ?? null);
  const shown = job.data?.job;
  const isBusy = start.isPending || (shown !== undefined && isOpen(shown));
  const begin = () => start.mutate({ filter, format });
  return (
    <dialog ref={modal} className="confirm" aria-labelledby={heading} {...dismiss}>
      <div className="confirm-content">
        <h2 id={heading}>Export events</h2>
        <fieldset className="export-formats" disabled={isBusy}>
          <legend>The events that the list shows now, as</legend>
          {formats.map(([value, name, about]) => (
            <label key={value}>
              <input
                type="radio"
                name="format"
                checked={format === value}
                onChange={() => setFormat(value)}
              />
              {name} <span className="faint">{about}</span>
            </label>
          ))}
        </fieldset>
        {start.isError && <Failed error={start.error} />}
        {shown !== undefined && shown.state !== "done" && (
          <JobProgress job={shown} counts="events" onRetry={begin} />
        )}
        <ExportFiles finished={shown?.state === "done" ? shown : undefined} />
        <div className="confirm-actions">
          <Button appearance="subtle" onClick={onClose}>
            Close
          </Button>
          <Button
            appearance="primary"
            isDisabled={isBusy}
            isLoading={start.isPending}
            onClick={begin}
          >
            Export
          </Button>
        </div>
      </div>
    </dialog>
  );
}
