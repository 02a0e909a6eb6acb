import type { Page } from "playwright-core";
import { z } from "zod";

const Question = z.object({ functionKey: z.string() });

/** Until the page's routes are taken away no question of the app is answered but who is looking: as when its function dies. */
export async function failQuestions(page: Page): Promise<void> {
  await page.route("**/__host/ask/invoke", async (route) => {
    const { functionKey } = Question.parse(route.request().postDataJSON());
    if (functionKey === "session/get") return route.continue();
    return route.fulfill({
      json: { refused: "There was an error invoking the function - the function has died" },
    });
  });
}
