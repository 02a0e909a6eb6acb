import { z } from "zod";
import type { AlertState } from "#contract";
import { ALERT_PROPERTY } from "#destinations/jira-issue/properties";
import { parseJson } from "#lib/parse-json";
import type { Platform } from "#ports";
import { close } from "./close";

type Deps = Pick<
  Platform,
  "alertStates" | "bytes" | "clock" | "deliveries" | "documents" | "jira" | "log" | "queue"
>;

const DAY = 86_400_000;
/** The most that Jira reads at once. */
const PAGE = 100;
/** An issue that was closed before is not asked for again after this time. */
const FOLLOWED_DAYS = 90;

/**
 * An issue of the site was changed: where it is the issue of an alert, reads what became of it. The event's own words
 * are not taken, since events come late, twice and in any order: Jira is asked how the issue is now.
 */
export async function followIssue(deps: Deps, issueKey: string): Promise<void> {
  const alertKey = await deps.deliveries.alertOf("jira-issue", issueKey);
  if (alertKey !== null) await readStates(deps, [{ alertKey, reference: issueKey }]);
}

/** An issue of the site was deleted: nobody works on that alert any more. */
export async function forgetIssue(deps: Deps, issueKey: string): Promise<void> {
  const alertKey = await deps.deliveries.alertOf("jira-issue", issueKey);
  if (alertKey === null) return;
  const before = (await deps.alertStates.ofAlerts([alertKey])).get(alertKey);
  const now = deps.clock.now();
  await keep(deps, alertKey, {
    status: "closed",
    issueStatus: "Deleted",
    assigneeId: before?.assigneeId ?? null,
    resolution: "The issue was deleted",
    acknowledgedAt: before?.acknowledgedAt ?? null,
    closedAt: now,
    asOf: now,
  });
}

/** Reads what became of all alerts that are not closed: events can get lost, and issues be moved to another project. */
export async function followIssues(deps: Deps, run: { readonly until: number }): Promise<void> {
  const since = deps.clock.now() - FOLLOWED_DAYS * DAY;
  let after = "";
  while (deps.clock.now() < run.until) {
    const page = await deps.deliveries.opened({
      destinationId: "jira-issue",
      since,
      after,
      limit: PAGE,
    });
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.alertKey;
    const states = await deps.alertStates.ofAlerts(page.map(({ alertKey }) => alertKey));
    const open = page.filter(({ alertKey }) => states.get(alertKey)?.status !== "closed");
    if (open.length > 0 && !(await readStates(deps, open))) return;
  }
}

/** False where Jira did not answer: what was to be read is read an hour later. */
async function readStates(
  deps: Deps,
  issues: ReadonlyArray<{ readonly alertKey: string; readonly reference: string }>,
): Promise<boolean> {
  const answer = await deps.jira.issueStates(issues.map(({ reference }) => reference));
  const found =
    answer.answered && answer.status === 200 ? Found.safeParse(parseJson(answer.body)) : null;
  if (found?.success !== true) {
    const status = answer.answered ? answer.status : 0;
    deps.log.write("follow.refused", { issues: issues.length, status });
    return false;
  }
  const asked = new Set(issues.map(({ alertKey }) => alertKey));
  for (const issue of found.data.issues) {
    // The property tells which alert it is, also under the new key of an issue that was moved.
    const { alertKey } = issue.properties[ALERT_PROPERTY] ?? {};
    if (alertKey !== undefined && asked.has(alertKey)) {
      await keep(deps, alertKey, stateOf(issue.fields));
    }
  }
  return true;
}

/** A closed alert is not looked at again: whoever has to hear of it is written down before its state is. */
async function keep(deps: Deps, alertKey: string, state: AlertState): Promise<void> {
  if (state.closedAt !== null) await close(deps, alertKey, state.closedAt);
  await deps.alertStates.set(alertKey, state);
}

const moment = z
  .string()
  .transform((text) => Date.parse(text))
  .pipe(z.number().int());

const Fields = z.object({
  status: z.object({
    name: z.string().catch(""),
    statusCategory: z.object({ key: z.string() }),
  }),
  assignee: z.object({ accountId: z.string() }).nullish(),
  resolution: z.object({ name: z.string() }).nullish(),
  updated: moment,
  statuscategorychangedate: moment.nullish(),
});

const Found = z.object({
  issues: z.array(
    z.object({
      fields: Fields,
      properties: z.record(z.string(), z.object({ alertKey: z.string().optional() }).catch({})),
    }),
  ),
});

function stateOf(fields: z.infer<typeof Fields>): AlertState {
  const { status, updated } = fields;
  const moved = fields.statuscategorychangedate ?? updated;
  const word = wordFor(status.statusCategory.key);
  return {
    status: word,
    issueStatus: status.name,
    assigneeId: fields.assignee?.accountId ?? null,
    resolution: fields.resolution?.name ?? "",
    acknowledgedAt: word === "open" ? null : moved,
    closedAt: word === "closed" ? moved : null,
    asOf: updated,
  };
}

/** Jira has these categories and `undefined`, for an issue whose status is in none. */
function wordFor(category: string): AlertState["status"] {
  if (category === "done") return "closed";
  return category === "indeterminate" ? "acknowledged" : "open";
}
