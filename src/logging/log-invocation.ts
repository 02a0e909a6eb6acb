import type { AuditLog, Http, HttpAnswer, Platform } from "#ports";
import { readLogging } from "#settings/read-logging";

/** The platform for one invocation, whose log keeps to what is set now; to the standard where that cannot be read. */
export async function logInvocation(platform: Platform): Promise<Platform> {
  const set = await readLogging(platform).catch(() => null);
  const log = platform.log.under(set?.settings ?? null);
  const deps = { clock: platform.clock, log };
  return {
    ...platform,
    log,
    http: loggedHttp(deps, platform.http),
    auditLog: loggedAuditLog(deps, platform.auditLog),
  };
}

type Deps = Pick<Platform, "clock" | "log">;

/** Neither address nor body is told: a Slack address is a secret, and a body has the text of events. */
const loggedHttp = (deps: Deps, http: Http): Http => ({
  send: async (request) => {
    const began = deps.clock.now();
    const answer = await http.send(request);
    const sent = request.body.length;
    deps.log.write("deliver.answered", { ...told(deps, began, answer), sent });
    return answer;
  },
});

function loggedAuditLog(deps: Deps, auditLog: AuditLog): AuditLog {
  const logged =
    <Request>(asked: string, ask: (request: Request) => Promise<HttpAnswer>) =>
    async (request: Request): Promise<HttpAnswer> => {
      const began = deps.clock.now();
      const answer = await ask(request);
      deps.log.write("collect.answered", { asked, ...told(deps, began, answer) });
      return answer;
    };
  return {
    eventsStream: logged("events-stream", auditLog.eventsStream),
    eventActions: logged("event-actions", auditLog.eventActions),
  };
}

const told = ({ clock }: Deps, began: number, answer: HttpAnswer) => ({
  status: answer.answered ? answer.status : 0,
  failed: answer.answered ? "" : answer.reason,
  received: answer.answered ? answer.body.length : 0,
  tookMs: clock.now() - began,
});
