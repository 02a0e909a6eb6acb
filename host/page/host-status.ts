/** What the status strip tells about the local host. */
export interface HostStatus {
  readonly clock: "real" | "virtual";
  /** The host's time, epoch milliseconds. */
  readonly now: number;
  /** Audit events that the simulated organization has handed out. */
  readonly eventsServed: number;
  /** Issues in the stand-in Jira. */
  readonly issues: number;
}
