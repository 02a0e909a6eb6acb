import type { Page } from "playwright-core";
import { z } from "zod";

const Question = z.object({ functionKey: z.string() });

/** From now on no question of the app is answered but who is looking: as when its function dies. Gives the way back. */
export async function failQuestions(page: Page): Promise<() => Promise<void>> {
  const invocations = "**/__host/ask/invoke";
  await page.route(invocations, async (route) => {
    const { functionKey } = Question.parse(route.request().postDataJSON());
    if (functionKey === "session/get") return route.continue();
    return route.fulfill({
      json: { refused: "There was an error invoking the function - the function has died" },
    });
  });
  return () => page.unroute(invocations);
}
