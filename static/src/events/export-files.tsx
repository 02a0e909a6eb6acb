import Button from "@atlaskit/button/new";
import { useMutation } from "@tanstack/react-query";
import type { Job } from "#contract";
import { useAsk } from "../ask/use-ask";
import { tellFailed } from "../parts/tell-failed";
import { Moment } from "../time/moment";
import { downloadExport } from "./download-export";

const SHOWN = 4;

/** Exports that are done, newest first, each to be saved as a file. */
export function ExportFiles({ finished }: { finished: Job | undefined }) {
  const jobs = useAsk("jobs/list", { kind: "export-events" });
  const listed = (jobs.data?.jobs ?? []).filter(({ id }) => id !== finished?.id);
  const files = [...(finished ? [finished] : []), ...listed]
    .filter(({ state }) => state === "done")
    .slice(0, SHOWN);
  if (files.length === 0) return null;
  return (
    <ul className="export-files" aria-label="Files">
      {files.map((job) => (
        <ExportFile key={job.id} job={job} />
      ))}
    </ul>
  );
}

function ExportFile({ job }: { job: Job }) {
  const download = useMutation({ mutationFn: () => downloadExport(job), onError: tellFailed });
  return (
    <li>
      <span>
        {job.title}
        <br />
        <span className="faint">
          <Moment at={job.createdAt} />
        </span>
      </span>
      <Button spacing="compact" isLoading={download.isPending} onClick={() => download.mutate()}>
        Download
      </Button>
    </li>
  );
}
