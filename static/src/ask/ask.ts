import { invoke } from "@forge/bridge";
import { z } from "zod";
import {
  Failure,
  procedures,
  type ProcedureInput,
  type ProcedureName,
  type ProcedureOutput,
} from "#contract";
import type { AskFailure } from "./ask-failure";
import { transportFailure } from "./transport-failure";

export type Answer<Value> = { ok: true; value: Value } | { ok: false; failure: AskFailure };

/** A function of the app may run for 25 s: what is not back after this long is lost. */
const patienceMs = 30_000;

/**
 * Asks the app: calls the procedure and checks the answer against the contract.
 * Never throws: what can go wrong is in the answer.
 */
export async function ask<Name extends ProcedureName>(
  name: Name,
  input: ProcedureInput<Name>,
): Promise<Answer<ProcedureOutput<Name>>> {
  const sent = await send(name, input);
  if (!sent.ok) return sent;
  const envelope = Envelope.safeParse(sent.value);
  if (!envelope.success) return unreadable;
  if (!envelope.data.ok) return failed({ kind: "refused", failure: envelope.data.failure });
  const value = outputOf(name).safeParse(envelope.data.value);
  return value.success ? { ok: true, value: value.data } : unreadable;
}

const Envelope = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), failure: Failure }),
]);

const failed = (failure: AskFailure) => ({ ok: false, failure }) as const;
const unreadable = failed({ kind: "unreadable" });

async function send(name: string, input: Record<string, unknown>): Promise<Answer<unknown>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Answer<unknown>>((resolve) => {
    timer = setTimeout(() => resolve(failed({ kind: "timeout" })), patienceMs);
  });
  const answered = invoke(name, input).then(
    (value): Answer<unknown> => ({ ok: true, value }),
    (error: unknown): Answer<unknown> => failed(transportFailure(error)),
  );
  const first = await Promise.race([answered, late]);
  clearTimeout(timer);
  return first;
}

/** The schema that the table has under this very name: the compiler cannot follow an index by a type parameter. */
function outputOf<Name extends ProcedureName>(name: Name): z.ZodType<ProcedureOutput<Name>> {
  return procedures[name].output as unknown as z.ZodType<ProcedureOutput<Name>>;
}
