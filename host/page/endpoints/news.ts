import { z } from "zod";
import type { Endpoint } from "./endpoint";

const Question = z.object({ after: z.number().int().nullable() });

/** What happened since the last look. `after: null` asks for the number to start with. */
export const news: Endpoint = async (world, _user, body) => {
  const { after } = Question.parse(body);
  const { next, news: all } = world.feed.since(after ?? Number.MAX_SAFE_INTEGER);
  return {
    value: {
      next,
      news: all,
      status: await world.status(),
      cspReports: world.reports.all().length,
    },
  };
};
