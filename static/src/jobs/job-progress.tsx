import Button from "@atlaskit/button/new";
import ProgressBar from "@atlaskit/progress-bar";
import SectionMessage from "@atlaskit/section-message";
import type { Job } from "#contract";
import { useTask } from "../ask/use-task";
import { isOpen } from "./is-open";
import "./jobs.css";

interface JobProgressProps {
  job: Job;
  /** What its progress counts, as in "events". */
  counts: string;
  /** Starts it anew after it failed or was cancelled. */
  onRetry?: () => void;
}

/** How far a job is, with a way to end it; why it failed, with a way to start it anew. Nothing once it is done. */
export function JobProgress({ job, counts, onRetry }: JobProgressProps) {
  const cancel = useTask("jobs/cancel", ["jobs/get", "jobs/list"]);
  if (job.state === "done") return null;
  if (!isOpen(job)) {
    const failed = job.state === "failed";
    return (
      <SectionMessage
        appearance={failed ? "error" : "information"}
        title={failed ? `${job.title} failed` : `${job.title} was cancelled`}
      >
        {failed && <p className="job-error">{job.error}</p>}
        {onRetry && (
          <p>
            <Button spacing="compact" onClick={onRetry}>
              Start again
            </Button>
          </p>
        )}
      </SectionMessage>
    );
  }
  const { done, total, note } = job.progress;
  const number = new Intl.NumberFormat("en");
  return (
    <div className="job">
      <div className="job-line">
        <output>
          {job.state === "waiting"
            ? "Waiting for its turn"
            : `${number.format(done)}${total === null ? "" : ` of ${number.format(total)}`} ${counts}${note && `, ${note}`}`}
        </output>
        <Button
          spacing="compact"
          appearance="subtle"
          isLoading={cancel.isPending}
          onClick={() => cancel.mutate({ id: job.id })}
        >
          Cancel
        </Button>
      </div>
      <ProgressBar
        ariaLabel={job.title}
        value={total === null || total === 0 ? 0 : Math.min(1, done / total)}
        isIndeterminate={total === null || job.state === "waiting"}
      />
      {job.error && <p className="job-error faint">Trying again after: {job.error}</p>}
      <p className="faint job-note">This goes on when you leave the page.</p>
    </div>
  );
}
