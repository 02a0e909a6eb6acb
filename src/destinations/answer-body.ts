import type { z } from "zod";
import { parseJson } from "#lib/parse-json";
import type { HttpAnswer } from "#ports";

/** What a server's JSON says, where there is an answer and it has this shape; else undefined. */
export const answerBody = <T>(answer: HttpAnswer, schema: z.ZodType<T>): T | undefined =>
  answer.answered ? schema.safeParse(parseJson(answer.body)).data : undefined;
