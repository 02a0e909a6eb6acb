import type { BacktestReport, BacktestSide } from "#contract";
import { sampleEvents } from "./sample-events.ts";

const DAY = 86_400_000;

/** A month in which an edited rule finds less than the saved one. */
export function sampleBacktest(now: number): BacktestReport {
  const today = Math.floor(now / DAY) * DAY;
  const side = (share: number, first: number): BacktestSide => {
    const days = Array.from({ length: 30 }, (_, n) => ({
      day: today - (29 - n) * DAY,
      matches: Math.round(((n * 7) % 13) * share),
      alerts: n % 6 === 0 ? 1 : 0,
    })).filter(({ matches, alerts }) => matches + alerts > 0);
    return {
      matches: days.reduce((sum, { matches }) => sum + matches, 0),
      alerts: 5,
      days,
      newest: [0, 1, 2, 3, 4].map((n) => ({
        key: String(n + first).padStart(32, "0"),
        ruleId: "rule-1",
        title: `Failed login burst: ${["Grace Sample", "Alan Person", "a-very-long-name-of-an-account@subsidiary.example.com"][n % 3]}`,
        level: "high",
        at: now - n * 6 * DAY,
        events: 3 + n * 11,
        shared: n > 0,
      })),
      actors: [
        { id: "a1", name: "Grace Sample", matches: 41 },
        { id: "a2", name: "Alan Person", matches: 17 },
      ],
      samples: sampleEvents(now, 3, 3_600_000).map((event) => ({
        event,
        why: {
          kind: "rule",
          tests: [
            { search: "selection", field: "action", wanted: ["user_login"], seen: [event.action] },
          ],
        },
      })),
    };
  };
  return {
    from: now - 30 * DAY,
    to: now,
    scanned: 20_000,
    unreadable: 2,
    stopped: "",
    edited: side(1, 0),
    saved: side(1.6, 1),
  };
}
