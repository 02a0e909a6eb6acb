import Button from "@atlaskit/button/new";
import SectionMessage from "@atlaskit/section-message";
import { useAsk } from "../ask/use-ask";
import { useTask } from "../ask/use-task";
import { isOpen } from "../jobs/is-open";
import { JobProgress } from "../jobs/job-progress";
import { useJob } from "../jobs/use-job";
import { Failed } from "../parts/failed";
import { Skeleton } from "../parts/skeleton";
import { RecordVerdict } from "./record-verdict";

/** Checks both hash chains and says what came of it, now and the last time. */
export function RecordCheck() {
  const start = useTask("activity/check", ["jobs/list"]);
  const jobs = useAsk("jobs/list", { kind: "check-record" });
  const id = start.data?.id ?? jobs.data?.jobs[0]?.id ?? null;
  const job = useJob(id).data?.job;
  const isDone = job?.state === "done";
  const result = useAsk("jobs/result", { id: job?.id ?? "none", part: 0 }, { enabled: isDone });
  const isOnItsWay = jobs.isPending || (id !== null && !job) || (isDone && result.isPending);
  const begin = () => start.mutate({});
  return (
    <section className="record-check" aria-labelledby="record-check-title">
      <header>
        <h3 id="record-check-title">The record</h3>
        <Button
          isDisabled={job !== undefined && isOpen(job)}
          isLoading={start.isPending}
          onClick={begin}
        >
          Check the record
        </Button>
      </header>
      <p className="faint">
        Every sealed event and every line below is chained to the one before by its hash. The check
        reads all of them and names the first that is no longer what it was.
      </p>
      {start.isError && <Failed error={start.error} />}
      {job !== undefined && !isDone && <JobProgress job={job} counts="segments" onRetry={begin} />}
      {isOnItsWay && <Skeleton lines={3} />}
      {result.isError && (
        <SectionMessage title="The result of the last check is no longer kept">
          <p>Check the record again.</p>
        </SectionMessage>
      )}
      {isDone && result.data?.kind === "check-record" && (
        <RecordVerdict check={result.data.check} />
      )}
    </section>
  );
}
