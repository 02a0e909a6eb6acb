import { expect, test } from "@jest/globals";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createVirtualClock, type VirtualClock } from "../../virtual-clock";
import type { ScheduleFaults } from "../faults/platform-faults";
import { createScheduler, type Scheduler } from "./scheduler";

const MINUTE = 60_000;
const triggers = [
  { key: "often", interval: "fiveMinute" },
  { key: "hourly", interval: "hour" },
] as const;

const open = (
  clock: VirtualClock,
  ran: string[],
  file?: string,
  faults: ScheduleFaults = {},
): Scheduler =>
  createScheduler({
    clock,
    random: { next: () => 0.5 },
    triggers,
    faults,
    ...(file === undefined ? {} : { file }),
    run: async (key) => {
      ran.push(`${key} ${clock.now() / MINUTE}`);
      return { success: true };
    },
  });

test("runs each trigger at its interval, first about five minutes after the installation", async () => {
  const clock = createVirtualClock(0);
  const ran: string[] = [];
  const scheduler = open(clock, ran);
  scheduler.start();
  await clock.advance(16 * MINUTE);
  expect(ran).toEqual(["often 5", "hourly 5", "often 10", "often 15"]);
  scheduler.stop();
  await clock.advance(60 * MINUTE);
  expect(ran.length).toBe(4);
});

test("keeps its plan over a restart and does not catch up on what was missed", async () => {
  const folder = await mkdtemp(join(tmpdir(), "schedule-"));
  const file = join(folder, "schedule.jsonl");
  const before = createVirtualClock(0);
  const first = open(before, [], file);
  first.start();
  await before.advance(6 * MINUTE);
  first.close();
  const after = createVirtualClock(33 * MINUTE);
  const ran: string[] = [];
  const second = open(after, ran, file);
  second.start();
  await after.advance(8 * MINUTE);
  expect(ran).toEqual(["often 35", "often 40"]);
  second.close();
  await rm(folder, { recursive: true });
});

test("may leave a tick out, run it twice at once or late, when told to", async () => {
  const play = async (faults: ScheduleFaults): Promise<ReadonlyArray<string>> => {
    const clock = createVirtualClock(0);
    const ran: string[] = [];
    const scheduler = open(clock, ran, undefined, faults);
    scheduler.start();
    await clock.advance(11 * MINUTE);
    scheduler.close();
    await clock.advance(11 * MINUTE);
    return ran;
  };
  expect(await play({ miss: 1 })).toEqual([]);
  expect(await play({ duplicate: 1 })).toEqual([
    "often 5",
    "often 5",
    "hourly 5",
    "hourly 5",
    "often 10",
    "often 10",
  ]);
  expect(await play({ lateMs: 3 * MINUTE })).toEqual(["often 6.5", "hourly 6.5"]);
});
