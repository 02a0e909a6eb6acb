import Button from "@atlaskit/button/new";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Framework, type Job, type Period } from "#contract";
import { useAsk } from "../ask/use-ask";
import { useTask } from "../ask/use-task";
import { isOpen } from "../jobs/is-open";
import { JobProgress } from "../jobs/job-progress";
import { useJob } from "../jobs/use-job";
import { CopyButton } from "../parts/copy-button";
import { Failed } from "../parts/failed";
import { tellFailed } from "../parts/tell-failed";
import { Moment } from "../time/moment";
import { downloadPack } from "./download-pack";
import { frameworkNames } from "./names";

const SHOWN = 5;

/** Makes an evidence pack of the period, and offers those of the last week. */
export function EvidenceSection({ period }: { period: Period }) {
  const [chosen, setChosen] = useState<readonly Framework[]>(Framework.options);
  const report = useAsk("compliance/report", { period });
  const jobs = useAsk("jobs/list", { kind: "evidence-pack" });
  const start = useTask("compliance/make-pack", ["jobs/list", "compliance/report"]);
  const open = jobs.data?.jobs.find(isOpen);
  const job = useJob(start.data?.id ?? open?.id ?? null).data?.job;
  const isMade = job?.state === "done";
  const { refetch } = report;
  // The key that signs is made with the first pack: only then is there a fingerprint to show.
  useEffect(() => {
    if (isMade) void refetch();
  }, [isMade, refetch]);
  const isBusy = start.isPending || (job !== undefined && isOpen(job));
  const listed = (jobs.data?.jobs ?? []).filter(({ id }) => id !== job?.id);
  const done = [...(job ? [job] : []), ...listed].filter(({ state }) => state === "done");
  const begin = () => start.mutate({ period, frameworks: [...chosen] });
  const key = report.data?.signingKey ?? null;
  const toggle = (one: Framework) =>
    setChosen(Framework.options.filter((other) => chosen.includes(other) !== (other === one)));
  return (
    <div className="evidence">
      <p className="compliance-about">
        A ZIP file with a page to print, a CSV file for each list, and a signed manifest with the
        hash of every file and the heads of both hash chains. Anybody can check it without this app:{" "}
        <code>npm run verify:evidence -- FILE</code>
      </p>
      <fieldset className="evidence-frameworks" disabled={isBusy}>
        <legend>Controls of</legend>
        {Framework.options.map((one) => (
          <label key={one}>
            <input type="checkbox" checked={chosen.includes(one)} onChange={() => toggle(one)} />
            {frameworkNames[one]}
          </label>
        ))}
      </fieldset>
      {start.isError && <Failed error={start.error} />}
      {jobs.isError && <Failed error={jobs.error} onRetry={() => void jobs.refetch()} />}
      {job !== undefined && job.state !== "done" && (
        <JobProgress job={job} counts="rows" onRetry={begin} />
      )}
      <p>
        <Button
          appearance="primary"
          isDisabled={isBusy || chosen.length === 0}
          isLoading={start.isPending}
          onClick={begin}
        >
          Make evidence pack
        </Button>
      </p>
      {done.length > 0 && (
        <ul className="evidence-files" aria-label="Evidence packs">
          {done.slice(0, SHOWN).map((one) => (
            <Pack key={one.id} job={one} />
          ))}
        </ul>
      )}
      <h2>Key that signs</h2>
      {key === null ? (
        <p className="faint">It is made with the first pack.</p>
      ) : (
        <>
          <p className="faint">
            Whoever checks a pack compares this fingerprint, or gives it to the command with --key.
          </p>
          <p className="evidence-key">
            <code>{key.fingerprint}</code>{" "}
            <CopyButton text={key.fingerprint} label="Copy fingerprint" />
          </p>
        </>
      )}
    </div>
  );
}

function Pack({ job }: { job: Job }) {
  const download = useMutation({ mutationFn: () => downloadPack(job), onError: tellFailed });
  return (
    <li>
      <span>
        {job.title}
        <br />
        <span className="faint">
          made <Moment at={job.createdAt} />
        </span>
      </span>
      <Button spacing="compact" isLoading={download.isPending} onClick={() => download.mutate()}>
        Download
      </Button>
    </li>
  );
}
