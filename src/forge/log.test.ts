import { expect, test } from "@jest/globals";
import { createLog } from "./log";

function open(variables: Readonly<Record<string, string>> = {}) {
  const lines: Array<{ readonly event: string }> = [];
  const log = createLog({
    print: (line) => lines.push(JSON.parse(line) as { event: string }),
    now: () => 1_000,
    variables: () => variables,
  });
  return { log, lines, names: () => lines.map(({ event }) => event) };
}

const all = (log: ReturnType<typeof open>["log"]) => {
  log.write("unexpected", { where: "here", error: "no" });
  log.write("deliver.retry", { delivery: "d", destination: "x", reason: "503" });
  log.write("roll-up.counted", { hours: 1 });
  log.write("admin.answered", { procedure: "health/get", ok: true, tookMs: 3 });
};

test.each([
  ["error", ["unexpected"]],
  ["warn", ["unexpected", "deliver.retry"]],
  ["info", ["unexpected", "deliver.retry", "roll-up.counted"]],
] as const)("at %s the lines are %j", (level, names) => {
  const { log, names: told } = open();
  all(log.under({ level, debug: null }));
  expect(told()).toEqual(names);
});

test("details of chosen areas are told until their time is over", () => {
  const areas = "audit-stream:*,-audit-stream:jobs";
  for (const [until, there] of [
    [1_001, true],
    [1_000, false],
  ] as const) {
    const { log, names } = open();
    all(log.under({ level: "error", debug: { areas, until } }));
    expect(names().includes("admin.answered")).toBe(there);
  }
});

test("variables hold where nothing is set, and each line has its level and area", () => {
  const { log, lines, names } = open({ LOG_LEVEL: "warn", DEBUG: "audit-stream:admin" });
  all(log);
  expect(names()).toEqual(["unexpected", "deliver.retry", "admin.answered"]);
  expect(lines[2]).toMatchObject({ level: "debug", area: "audit-stream:admin" });
  all(log.under({ level: "info", debug: null }));
  expect(names().filter((name) => name === "roll-up.counted").length).toBe(1);
});

test("an invocation never has more lines than the platform takes, and what went wrong still has room", () => {
  const { log, lines, names } = open({ DEBUG: "*" });
  const own = log.under(null);
  for (let line = 0; line < 500; line += 1) {
    own.write("admin.answered", { procedure: "health/get", ok: true, tookMs: line });
  }
  for (let line = 0; line < 500; line += 1) own.write("roll-up.counted", { hours: line });
  own.write("unexpected", { where: "here", error: "x".repeat(50_000) });
  expect(lines.length).toBeLessThan(100);
  expect(names().at(-1)).toBe("unexpected");
  expect(names()).toContain("log.cut");
  expect(JSON.stringify(lines).length).toBeLessThan(200_000);
});
