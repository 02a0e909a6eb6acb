import { procedures, type Failure, type ProcedureInput, type ProcedureName } from "#contract";
import { err, type Result } from "#lib/result";
import type { Platform } from "#ports";
import type { ParsedRule } from "#rules/load-rules";
import { activityProcedures } from "./admin/activity";
import { activityOf } from "./admin/activity-of";
import { alertProcedures } from "./admin/alerts";
import { backtestProcedures } from "./admin/backtests";
import { backupProcedures } from "./admin/backups";
import type { Caller } from "./admin/caller";
import { dashboardProcedures } from "./admin/dashboard";
import { complianceProcedures } from "./admin/compliance";
import { deliveryProcedures } from "./admin/deliveries";
import { destinationProcedures } from "./admin/destinations";
import { digestProcedures } from "./admin/digest";
import { eventProcedures } from "./admin/events";
import { exportProcedures } from "./admin/exports";
import { healthProcedures } from "./admin/health";
import { issueProcedures } from "./admin/issues";
import { jobProcedures } from "./admin/jobs";
import { listProcedures } from "./admin/lists";
import { loggingProcedures } from "./admin/logging";
import type { ProcedureSet } from "./admin/procedure-set";
import { recordActivity } from "./pipeline/record-activity";
import { requiredRole } from "./admin/required-role";
import { readRoleList } from "./admin/role-list";
import { quarantineProcedures } from "./admin/quarantine";
import { retentionProcedures } from "./admin/retention";
import { roleProcedures } from "./admin/roles";
import { ruleBundleProcedures } from "./admin/rule-bundles";
import { ruleDocumentProcedures } from "./admin/rule-documents";
import { ruleTrialProcedures } from "./admin/rule-trials";
import { ruleProcedures } from "./admin/rules";
import { sessionProcedures } from "./admin/session";
import { setupProcedures } from "./admin/setup";
import { sourceProcedures } from "./admin/sources";
import { suppressionTrialProcedures } from "./admin/suppression-trials";
import { suppressionProcedures } from "./admin/suppressions";
import { tokenProcedures } from "./admin/tokens";

/** What asks: on the admin page Jira administrators who are managers, elsewhere whoever is on the list. */
export type Surface = "admin-page" | "global-page" | "dashboard-widget";

export type Answer = (
  deps: Platform,
  call: {
    readonly surface: Surface;
    readonly name: string;
    readonly payload: unknown;
    /** By the platform's word only; undefined for an anonymous visitor. */
    readonly accountId: string | undefined;
    readonly siteUrl: string;
  },
) => Promise<Result<unknown, Failure>>;

/** Everything that the page can ask: access first, then the input's shape, then the answer. */
export function createAdmin(prebuilt: ReadonlyArray<ParsedRule>): Answer {
  const all: ProcedureSet<ProcedureName> = {
    ...sessionProcedures,
    ...setupProcedures,
    ...roleProcedures,
    ...eventProcedures,
    ...alertProcedures,
    ...ruleProcedures(prebuilt),
    ...ruleDocumentProcedures(prebuilt),
    ...ruleTrialProcedures(prebuilt),
    ...ruleBundleProcedures(prebuilt),
    ...listProcedures(prebuilt),
    ...suppressionProcedures(prebuilt),
    ...suppressionTrialProcedures(prebuilt),
    ...issueProcedures,
    ...jobProcedures,
    ...exportProcedures,
    ...tokenProcedures,
    ...destinationProcedures,
    ...deliveryProcedures,
    ...backtestProcedures(prebuilt),
    ...digestProcedures,
    ...dashboardProcedures,
    ...complianceProcedures(prebuilt),
    ...backupProcedures(prebuilt),
    ...healthProcedures,
    ...loggingProcedures,
    ...activityProcedures,
    ...sourceProcedures,
    ...retentionProcedures,
    ...quarantineProcedures(prebuilt),
  };
  return async (deps, { surface, name, payload, accountId, siteUrl }) => {
    const refuse = (failure: Failure): Result<never, Failure> => {
      deps.log.write("admin.refused", {
        procedure: isProcedure(name) ? name : "unknown",
        code: failure.code,
      });
      return err(failure);
    };
    if (!isProcedure(name))
      return refuse({ code: "not-found", message: "This app has no such procedure." });
    if (accountId === undefined) return refuse(notAllowed);
    try {
      const caller = await identify(deps, surface, accountId, siteUrl);
      if (!mayCall(caller, name)) {
        await noteRefusal(deps, name, accountId);
        return refuse(notAllowed);
      }
      const began = deps.clock.now();
      const answer = await run(all, deps, name, payload, caller);
      const tookMs = deps.clock.now() - began;
      deps.log.write("admin.answered", { procedure: name, ok: answer.ok, tookMs });
      return answer;
    } catch (error) {
      if (asksForConsent(error)) throw error;
      if (isStillSettingUp(error)) return refuse(stillSettingUp);
      deps.log.write("unexpected", {
        where: name,
        error: error instanceof Error ? (error.stack ?? "") : String(error),
      });
      const message =
        "Something went wrong in the app; nothing was changed half-way. Try again, and look at the app's logs should it stay so.";
      return refuse({ code: "internal", message });
    }
  };
}

const notAllowed: Failure = {
  code: "not-allowed",
  message: "You are not on this app's list for this. Ask one of its managers.",
};

const stillSettingUp: Failure = {
  code: "unavailable",
  message:
    "The app is still making its tables, which takes up to two minutes after it was installed. Try again in a minute.",
};

const isStillSettingUp = (error: unknown): boolean =>
  error instanceof Error && error.name === "TablesNotReady";

/** Jira shows its consent prompt when the platform's NeedsAuthenticationError leaves the function, and only then. */
const asksForConsent = (error: unknown): boolean =>
  error instanceof Error && error.name === "NEEDS_AUTHENTICATION_ERR";

const isProcedure = (name: string): name is ProcedureName => Object.hasOwn(procedures, name);

async function identify(
  deps: Pick<Platform, "documents" | "jira">,
  surface: Surface,
  accountId: string,
  siteUrl: string,
): Promise<Caller> {
  const { entries } = await readRoleList(deps);
  const role = entries.find((entry) => entry.accountId === accountId)?.role ?? null;
  if (surface !== "admin-page") return { accountId, role, isJiraAdministrator: false, siteUrl };
  const isJiraAdministrator = await deps.jira.callerIsAdministrator();
  const allowed = isJiraAdministrator && role === "manager" ? role : null;
  return { accountId, role: allowed, isJiraAdministrator, siteUrl };
}

const rank = { viewer: 1, analyst: 2, manager: 3 };

function mayCall(caller: Caller, name: ProcedureName): boolean {
  const required = requiredRole[name];
  if (required === "anyone") return true;
  if (required === "administrator") return caller.isJiraAdministrator;
  return caller.role !== null && rank[caller.role] >= rank[required];
}

async function run<Name extends ProcedureName>(
  all: ProcedureSet<Name>,
  deps: Platform,
  name: Name,
  payload: unknown,
  caller: Caller,
): Promise<Result<unknown, Failure>> {
  const input = procedures[name].input.safeParse(payload ?? {});
  if (input.success) return recorded(all, deps, name, inputOf<Name>(input.data), caller);
  const fields = Object.fromEntries(
    input.error.issues.map((issue) => [issue.path.join("."), issue.message]),
  );
  const message = input.error.issues[0]?.message ?? "The input is not as expected.";
  return err({ code: "invalid-input", message, fields });
}

/** Reading is recorded before it is answered, so that nobody reads unseen; a change is recorded once it is made. */
async function recorded<Name extends ProcedureName>(
  all: ProcedureSet<Name>,
  deps: Platform,
  name: Name,
  input: ProcedureInput<Name>,
  caller: Caller,
): Promise<Result<unknown, Failure>> {
  const noted = activityOf[name];
  const entry =
    noted === null
      ? null
      : ({ ...noted.say(input), what: noted.what, ...by(caller.accountId, name) } as const);
  if (entry?.what === "read") await recordActivity(deps, { ...entry, outcome: "done" });
  const answer = await all[name](deps, input, caller);
  if (entry?.what === "change" && answer.ok) {
    await recordActivity(deps, { ...entry, outcome: "done" }).catch((error: unknown) => {
      deps.log.write("admin.not-recorded", { procedure: name, error: String(error) });
    });
  }
  return answer;
}

/** Somebody asked for what is not theirs to see or to change. What they asked for is their text, and is not kept. */
async function noteRefusal(deps: Platform, name: ProcedureName, accountId: string): Promise<void> {
  const noted = activityOf[name];
  if (noted === null) return;
  await recordActivity(deps, { what: noted.what, ...by(accountId, name), outcome: "refused" });
}

const by = (accountId: string, procedure: ProcedureName) => ({ accountId, procedure });

/** The value was parsed by the schema of this very name; the compiler loses that link in the union of all names. */
function inputOf<Name extends ProcedureName>(value: unknown): ProcedureInput<Name> {
  return value as ProcedureInput<Name>;
}
