import Lozenge from "@atlaskit/lozenge";
import type { PersonalData } from "#contract";
import { Facts } from "../parts/facts";
import { formatCount } from "../text/format-count";
import { Moment } from "../time/moment";
import { HealthCard } from "./health-card";

const refusals = {
  refused:
    "Atlassian refuses the reports: the app’s newer permissions are not agreed to. A Jira administrator agrees under Manage apps; reporting goes on where it stopped.",
  invalid: "Atlassian could not read the last report. It is tried again every hour.",
  throttled: "Atlassian asked to wait. Reporting goes on by itself.",
  unavailable: "Atlassian did not answer. It is tried again every hour.",
} as const;

/** Whom stored events name, and what becomes of those whose account was closed. */
export function PersonalDataCard({ personal }: { personal: PersonalData }) {
  const { people, cycle, lastReportAt, refusal, erased } = personal;
  return (
    <HealthCard title="Personal data" mark={<Mark refusal={refusal} />}>
      <Facts
        of={[
          ["People named by events", formatCount(people, "account")],
          cycle === null
            ? [
                "Reported to Atlassian",
                <span key="not" className="faint">
                  Not yet
                </span>,
              ]
            : [
                "Reported to Atlassian",
                <>
                  {formatCount(cycle.reported, "account")} since <Moment at={cycle.began} />
                </>,
              ],
          lastReportAt === null ? null : ["Last report", <Moment key="at" at={lastReportAt} />],
          cycle?.done === true ? ["Next reports", <Moment key="next" at={cycle.nextAt} />] : null,
          [
            "Erased",
            erased.accounts + erased.events === 0 ? (
              <span className="faint">Nobody yet</span>
            ) : (
              `${formatCount(erased.accounts, "closed account")} from ${formatCount(erased.events, "event")}`
            ),
          ],
          erased.waiting === 0 ? null : ["Being erased", formatCount(erased.waiting, "account")],
          erased.held === 0
            ? null
            : ["Waiting for legal holds to end", formatCount(erased.held, "account")],
        ]}
      />
      {refusal !== null && <p className="health-below">{refusals[refusal]}</p>}
    </HealthCard>
  );
}

function Mark({ refusal }: { refusal: PersonalData["refusal"] }) {
  switch (refusal) {
    case null:
      return null;
    case "refused":
      return <Lozenge appearance="removed">Refused by Atlassian</Lozenge>;
    case "invalid":
    case "throttled":
    case "unavailable":
      return <Lozenge appearance="moved">Late</Lozenge>;
  }
}
