import {
  procedures,
  type ProcedureInput,
  type ProcedureName,
  type ProcedureOutput,
} from "#contract/procedures";
import { jiraUsers } from "../host/jira/site";
import type { LocalSite } from "../host/start/local-site";
import { meanwhile } from "../host/start/meanwhile";
import type { VirtualClock } from "../host/virtual-clock";

export type Ask = <Name extends ProcedureName>(
  name: Name,
  input: ProcedureInput<Name>,
) => Promise<ProcedureOutput<Name>>;

/** Asks the app of a site as the administrator who connected it; a refusal is thrown. Virtual time goes on meanwhile. */
export function createAsk(site: LocalSite, clock?: VirtualClock): Ask {
  return async (name, input) => {
    const asked = site.ask(jiraUsers.siteAdmin.accountId, name, input);
    return outputOf(name, await (clock === undefined ? asked : meanwhile(clock, asked)));
  };
}

/** The schema of a name parses to the output of that name. */
function outputOf<Name extends ProcedureName>(name: Name, answer: unknown): ProcedureOutput<Name> {
  const { ok, value, failure } = answer as { ok: boolean; value?: unknown; failure?: unknown };
  if (!ok) throw new Error(`${name}: ${JSON.stringify(failure)}`);
  return procedures[name].output.parse(value) as ProcedureOutput<Name>;
}
