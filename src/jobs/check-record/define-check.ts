import { z } from "zod";
import { RecordCheck } from "#contract";
import { ActivityWalk, verifyActivity } from "#pipeline/verify-activity";
import { SegmentWalk, verify } from "#pipeline/verify";
import type { Platform } from "#ports";
import { defineJob, type StepOf, type StepOutcome } from "../define-job";

const Input = z.object({
  /** How many segments there were when it was asked for: what progress is measured by. */
  total: z.number().int(),
});

const State = z.discriminatedUnion("at", [
  z.object({ at: z.literal("segments"), walk: SegmentWalk }),
  z.object({
    at: z.literal("activity"),
    segments: RecordCheck.shape.segments,
    walk: ActivityWalk.nullable(),
  }),
]);
type State = z.infer<typeof State>;

/** A segment takes up to 24 read units of the key-value store, of which jobs have 2,000 a minute. */
const SEGMENTS_A_STEP = 10;
const ENTRIES_A_STEP = 1_000;

/** Walks both hash chains from their starts, and tells of each whether it holds or where it is broken. */
export const checkRecord = defineJob({ input: Input, state: State, step });

async function step(
  deps: Pick<Platform, "activity" | "segments" | "bytes" | "clock">,
  { input, state, keep }: StepOf<z.infer<typeof Input>, State>,
): Promise<StepOutcome<State>> {
  if (state === null || state.at === "segments") {
    const found = await verify(deps, state?.walk ?? null, SEGMENTS_A_STEP);
    if (found.result !== "more") {
      const done = found.result === "intact" ? found.segments : found.segment;
      const next: State = { at: "activity", segments: found, walk: null };
      return { next: "step", state: next, progress: progress(done, input.total) };
    }
    const next: State = { at: "segments", walk: found.walk };
    return { next: "step", state: next, progress: progress(found.walk.number, input.total) };
  }
  const found = await verifyActivity(deps, state.walk, ENTRIES_A_STEP);
  if (found.result === "more") {
    const next: State = { ...state, walk: found.walk };
    return { next: "step", state: next, progress: progress(input.total, input.total) };
  }
  const check: RecordCheck = {
    at: deps.clock.now(),
    segments: state.segments,
    activity: found,
  };
  const part = await keep(JSON.stringify(check));
  return { next: "done", parts: [part], progress: progress(input.total, input.total) };
}

const progress = (done: number, total: number) => ({
  done,
  total: Math.max(done, total),
  note: "",
});
