import type { Failure, ProcedureInput, ProcedureName, ProcedureOutput } from "#contract";
import type { Result } from "#lib/result";
import type { Platform } from "#ports";
import type { Caller } from "./caller";

/** The answers of one page: for each of its procedures what it does. Input is parsed and access checked before. */
export type ProcedureSet<Names extends ProcedureName> = {
  readonly [Name in Names]: (
    deps: Platform,
    input: ProcedureInput<Name>,
    caller: Caller,
  ) => Promise<Result<ProcedureOutput<Name>, Failure>>;
};
