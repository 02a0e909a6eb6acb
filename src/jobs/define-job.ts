import type { z } from "zod";
import type { Job } from "#contract";
import type { Platform } from "#ports";

/** What a step leads to. `parts`: the numbers of the pieces of the result, in order. */
export type StepOutcome<State> =
  | { readonly next: "step"; readonly state: State; readonly progress: Job["progress"] }
  | {
      readonly next: "done";
      readonly parts: ReadonlyArray<number>;
      readonly progress: Job["progress"];
    }
  /** The job cannot be done, and trying again would not help. */
  | { readonly next: "failed"; readonly reason: string };

export interface StepOf<Input, State> {
  readonly input: Input;
  /** Null before the first step. */
  readonly state: State | null;
  /** Keeps a piece of the result or of a large state, at most 240 KiB, and answers its number. At most 100 a step. */
  readonly keep: (value: string) => Promise<number>;
  readonly readKept: (part: number) => Promise<string | null>;
}

/** A kind of job whose input and state have been told apart from those of other kinds. */
export interface DefinedJob {
  readonly step: (deps: Platform, step: StepOf<unknown, unknown>) => Promise<StepOutcome<unknown>>;
}

/** A kind of job: every step parses what the last one left, so that a deployment in between cannot mislead it. */
export function defineJob<Input, State>(kind: {
  readonly input: z.ZodType<Input>;
  readonly state: z.ZodType<State>;
  readonly step: (deps: Platform, step: StepOf<Input, State>) => Promise<StepOutcome<State>>;
}): DefinedJob {
  return {
    step: (deps, { input, state, ...kept }) =>
      kind.step(deps, {
        input: kind.input.parse(input),
        state: state === null ? null : kind.state.parse(state),
        ...kept,
      }),
  };
}
