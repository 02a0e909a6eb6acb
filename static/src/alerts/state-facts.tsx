import type { ComponentProps } from "react";
import type { ProcedureOutput } from "#contract";
import type { Facts } from "../parts/facts";
import { Moment } from "../time/moment";
import { StateLozenge } from "./state-lozenge";

/** What became of an alert as its issue tells; nothing where it has no issue, or nobody has touched it. */
export function stateFacts(
  state: ProcedureOutput<"alerts/get">["state"],
): ComponentProps<typeof Facts>["of"] {
  if (state === null) return [];
  const { issueStatus, assigneeId, assigneeName, resolution, acknowledgedAt, closedAt } = state;
  return [
    [
      "State",
      <span key="state">
        <StateLozenge state={state} /> {issueStatus}
        {resolution !== "" && ` · ${resolution}`}
      </span>,
    ],
    ["Assignee", assigneeId === null ? "Nobody" : assigneeName || assigneeId],
    ...(acknowledgedAt === null
      ? []
      : [
          [
            "Acknowledged",
            <Moment key="acknowledged" at={acknowledgedAt} detail="second" />,
          ] as const,
        ]),
    ...(closedAt === null
      ? []
      : [["Closed", <Moment key="closed" at={closedAt} detail="second" />] as const]),
  ];
}
