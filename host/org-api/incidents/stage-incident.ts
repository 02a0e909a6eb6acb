import { createRandom } from "../../random";
import { toEventBody } from "../world/event-body";
import { toEventId } from "../world/event-id";
import type { Whereabouts } from "../world/whereabouts";
import type { Person, World } from "../world/world";
import type { LedgerRecord } from "../ledger";
import type { Incident, Planted } from "./incident";
import { scriptIncident, type Script } from "./script-incident";

export interface StagedIncident {
  readonly incident: Incident;
  /** In order of processing. */
  readonly records: ReadonlyArray<LedgerRecord>;
}

interface Deps {
  readonly seed: string;
  readonly world: World;
  readonly whereabouts: (person: Person, ms: number) => Whereabouts;
  readonly blockAt: (ms: number) => number;
}

/** Turns a planted incident into its records. The same planting always gives the same ids and times. */
export const stageIncident = (deps: Deps, planted: Planted): StagedIncident => {
  const random = createRandom(deps.seed, "incident", planted.kind, planted.number);
  const cast = (people: ReadonlyArray<Person>, offset: number): Person => {
    const person = people[(planted.number + offset) % people.length];
    if (person === undefined) throw new Error("incident: an empty cast");
    return person;
  };
  const script = scriptIncident(planted.kind, {
    world: deps.world,
    random,
    admin: cast(deps.world.incidentAdmins, 0),
    accomplice: cast(deps.world.incidentAdmins, 5),
    victim: cast(deps.world.incidentPeople, 0),
    locationOf: (person) => deps.whereabouts(person, planted.at).location,
  });

  const start = startWithinHour(planted.at, script);
  const records = script.steps.map(({ afterMs, happening }): LedgerRecord => {
    const time = start + afterMs;
    const processedAt = time + 300 + random.below(700);
    const id = toEventId(deps.blockAt(processedAt), random);
    const stamp = {
      id,
      time: new Date(time).toISOString(),
      processedAt: new Date(processedAt).toISOString(),
    };
    return {
      id,
      time,
      processedAt,
      body: toEventBody(deps.world, happening, stamp),
      malformed: false,
    };
  });
  return {
    incident: {
      id: `${planted.kind}-${planted.number}`,
      kind: planted.kind,
      title: script.title,
      from: start,
      to: start + spanOf(script),
      eventIds: records.map(({ id }) => id),
      actor: { id: script.actor.accountId, name: script.actor.name },
      fires: script.fires,
      correlations: script.correlations,
    },
    records,
  };
};

/** Alerts are grouped by hour: an incident that would cross into the next one starts with it instead. */
const startWithinHour = (at: number, script: Script): number => {
  const hourMs = 3_600_000;
  const hourOf = (ms: number): number => Math.floor(ms / hourMs);
  return hourOf(at) === hourOf(at + spanOf(script)) ? at : hourOf(at + hourMs) * hourMs + 1000;
};

const spanOf = (script: Script): number => Math.max(...script.steps.map(({ afterMs }) => afterMs));
