import type { DailyHours, ProcedureInput, Suppression } from "#contract";
import { fromLocalMoment, toLocalMoment } from "../time/local-moment";
import type { Zone } from "../time/zone";

type ToSave = ProcedureInput<"suppressions/save">["suppression"];

/** A suppression as it stands in a form: moments and lines are text as somebody types it. */
export interface SuppressionDraft {
  reason: string;
  everyRule: boolean;
  rules: readonly string[];
  actors: readonly string[];
  /** Empty: none. */
  actorList: string;
  ipRanges: string;
  products: readonly string[];
  apps: string;
  from: string;
  to: string;
  hours: DailyHours | null;
  end: SuppressionEnd;
}

/** So many days from the moment at which it is saved, or a moment. */
export type SuppressionEnd = { days: number } | { at: string };

const DAY = 86_400_000;

export const emptyDraft: SuppressionDraft = {
  reason: "",
  everyRule: false,
  rules: [],
  actors: [],
  actorList: "",
  ipRanges: "",
  products: [],
  apps: "",
  from: "",
  to: "",
  hours: null,
  end: { days: 30 },
};

/** The form of a suppression that there is. */
export function draftOf(suppression: Suppression, zone: Zone): SuppressionDraft {
  const { rules, from, to } = suppression;
  const moment = (at: number | undefined) => (at === undefined ? "" : toLocalMoment(at, zone));
  return {
    reason: suppression.reason,
    everyRule: rules === "all",
    rules: rules === "all" ? [] : rules,
    actors: suppression.actors ?? [],
    actorList: suppression.actorList ?? "",
    ipRanges: suppression.ipRanges?.join("\n") ?? "",
    products: suppression.products ?? [],
    apps: suppression.apps?.join("\n") ?? "",
    from: moment(from),
    to: moment(to),
    hours: suppression.hours ?? null,
    end: { at: toLocalMoment(suppression.expiresAt, zone) },
  };
}

/** What to save, judged by the app. What is left empty is no condition; an end that is left empty is one in the past. */
export function suppressionOf(draft: SuppressionDraft, zone: Zone, now: number): ToSave {
  const { end } = draft;
  const expiresAt = "days" in end ? now + end.days * DAY : (fromLocalMoment(end.at, zone) ?? 0);
  const [from, to] = [fromLocalMoment(draft.from, zone), fromLocalMoment(draft.to, zone)];
  const [ipRanges, apps] = [linesOf(draft.ipRanges), linesOf(draft.apps)];
  return {
    reason: draft.reason,
    rules: draft.everyRule ? "all" : [...draft.rules],
    ...(draft.actors.length > 0 && { actors: [...draft.actors] }),
    ...(draft.actorList !== "" && { actorList: draft.actorList }),
    ...(ipRanges.length > 0 && { ipRanges }),
    ...(draft.products.length > 0 && { products: [...draft.products] }),
    ...(apps.length > 0 && { apps }),
    ...(from !== null && { from }),
    ...(to !== null && { to }),
    ...(draft.hours !== null && { hours: draft.hours }),
    expiresAt,
  };
}

const linesOf = (text: string): string[] =>
  text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
