import Button from "@atlaskit/button/new";
import { useId, useState } from "react";
import { useAsk } from "../ask/use-ask";
import { useTask } from "../ask/use-task";
import { isOpen } from "../jobs/is-open";
import { JobProgress } from "../jobs/job-progress";
import { useJob } from "../jobs/use-job";
import { Choice } from "../parts/choice";
import { Failed } from "../parts/failed";
import { BacktestResult } from "./backtest-result";
import "./backtest.css";

interface BacktestPanelProps {
  /** The rule as it stands in the editor. */
  yaml: string;
  /** By which a backtest of it that was started before is found again. */
  title: string;
}

const DAY = 86_400_000;
const ranges = [
  { value: 7, label: "Last 7 days" },
  { value: 30, label: "Last 30 days" },
  { value: 90, label: "Last 90 days" },
  { value: null, label: "Everything" },
];

/** Runs the rule over stored history: what it would have found, beside what the saved rule would have. */
export function BacktestPanel({ yaml, title }: BacktestPanelProps) {
  const select = useId();
  const [range, setRange] = useState<number | null>(30);
  const start = useTask("backtests/start", ["jobs/list"]);
  const jobs = useAsk("jobs/list", { kind: "backtest" });
  const before = jobs.data?.jobs.find((job) => job.title === `Backtest of ${title}`);
  const id = start.data?.id ?? before?.id ?? null;
  const job = useJob(id).data?.job;
  const run = () => {
    const to = Date.now();
    start.mutate({ yaml, from: range === null ? 0 : to - range * DAY, to });
  };
  return (
    <section className="backtest" aria-label="Backtest">
      <div className="backtest-start">
        <label htmlFor={select}>Over</label>
        <Choice id={select} value={range} options={ranges} onChange={setRange} />
        <Button
          spacing="compact"
          isLoading={start.isPending}
          isDisabled={job !== undefined && isOpen(job)}
          onClick={run}
        >
          Run backtest
        </Button>
      </div>
      {start.isError && <Failed error={start.error} />}
      {job && <JobProgress job={job} counts="events" onRetry={run} />}
      {job?.state === "done" && <BacktestResult id={job.id} />}
      {id === null && (
        <p className="faint">
          Runs the rule over the stored events, sealed ones included. It raises no alert and changes
          nothing.
        </p>
      )}
    </section>
  );
}
