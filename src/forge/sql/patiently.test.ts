import { expect, test } from "@jest/globals";
import { createMemoryPlatform } from "#ports/memory-platform";
import { patiently } from "./patiently";

const failure = (code: string) => Object.assign(new Error(code), { code });

test("a throttled statement is sent again after a while, any other failure is told at once", async () => {
  const deps = createMemoryPlatform();
  const answers = [failure("RATE_LIMIT_EXCEEDED"), failure("TOO_MANY_REQUESTS"), "rows"];
  const execute = patiently(deps, async () => {
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  });
  const began = deps.clock.now();
  expect(await execute("SELECT 1", [])).toBe("rows");
  expect(deps.clock.now() - began).toBeGreaterThanOrEqual(600);
  answers.push(failure("SQL_EXECUTION_ERROR"));
  await expect(execute("SELECT 1", [])).rejects.toThrow("SQL_EXECUTION_ERROR");
});

test("gives up in the end", async () => {
  const deps = createMemoryPlatform();
  let sent = 0;
  const execute = patiently(deps, async () => {
    sent += 1;
    throw failure("RATE_LIMIT_EXCEEDED");
  });
  await expect(execute("SELECT 1", [])).rejects.toThrow("RATE_LIMIT_EXCEEDED");
  expect(sent).toBe(10);
});
