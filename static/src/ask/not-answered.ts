import type { AskFailure } from "./ask-failure";

/** Carries a failed answer through the query library, which knows failures as thrown errors only. */
export class NotAnswered extends Error {
  readonly failure: AskFailure;

  constructor(failure: AskFailure) {
    super(failure.kind === "refused" ? failure.failure.message : failure.kind);
    this.name = "NotAnswered";
    this.failure = failure;
  }
}
