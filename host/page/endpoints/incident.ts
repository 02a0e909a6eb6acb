import { z } from "zod";
import type { Endpoint } from "./endpoint";

const Question = z.object({ kind: z.string() });

/** Makes something worth an alert happen in the simulated organization. */
export const incident: Endpoint = async (world, _user, body) => {
  const { kind } = Question.parse(body);
  const known = world.incidents?.kinds.some((one) => one.key === kind) === true;
  if (world.incidents === undefined || !known) return { refused: "There is no such incident." };
  return { value: { message: await world.incidents.make(kind) } };
};
