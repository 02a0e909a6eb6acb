import type { ProcedureInput, ProcedureName, ProcedureOutput } from "#contract";
import { ask } from "./ask";
import { NotAnswered } from "./not-answered";

/** `ask` for the query library: the value, or a thrown `NotAnswered`. */
export async function answerOrThrow<Name extends ProcedureName>(
  name: Name,
  input: ProcedureInput<Name>,
): Promise<ProcedureOutput<Name>> {
  const answer = await ask(name, input);
  if (!answer.ok) throw new NotAnswered(answer.failure);
  return answer.value;
}
