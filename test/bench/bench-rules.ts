import {
  benchActions,
  benchCountries,
  benchDomains,
  benchPeople,
  benchThings,
} from "./bench-events";
import { seededRandom } from "./seeded-random";

/** A rule in no engine's words: every test of `all` holds and none of `none`. All text is lower case. */
export interface BenchRule {
  readonly id: number;
  readonly all: ReadonlyArray<BenchTest>;
  readonly none: ReadonlyArray<BenchTest>;
}

export interface BenchTest {
  readonly field: "action" | "email" | "message" | "country" | "actor" | "names";
  /** `names` is a list: any member may satisfy the test. */
  readonly operator: "in" | "prefix" | "suffix" | "contains";
  readonly values: ReadonlyArray<string>;
}

/** Five shapes in turn; two of five name a literal action, the others have to be found by something else. */
export const benchRules = (count: number, seed: number): ReadonlyArray<BenchRule> => {
  const random = seededRandom(seed);
  const pick = (items: ReadonlyArray<string>): string =>
    (items[Math.floor(random() * items.length)] ?? "").toLowerCase();
  const several = (items: ReadonlyArray<string>, n: number): ReadonlyArray<string> =>
    Array.from({ length: n }, () => pick(items));
  const people = (n: number): ReadonlyArray<string> =>
    Array.from(
      { length: n },
      () =>
        `712020:00000000-0000-4000-8000-${String(Math.floor(random() * benchPeople)).padStart(12, "0")}`,
    );
  const phrases = (n: number): ReadonlyArray<string> =>
    Array.from({ length: n }, () => ` ${pick(verbs)}: person ${Math.floor(100 + random() * 300)}`);
  const tickets = (n: number): ReadonlyArray<string> =>
    Array.from({ length: n }, () => `for ticket ${Math.floor(100 + random() * 877)}`);
  const things = [
    "user",
    "group",
    "policy",
    "domain",
    "scim_user",
    "scim_group",
    "role",
    "token",
    "site",
    "app",
  ];
  const verbs = ["added", "removed", "updated", "created", "deleted"];

  return Array.from({ length: count }, (_, id): BenchRule => {
    switch (id % 5) {
      case 0:
        return {
          id,
          all: [{ field: "action", operator: "in", values: several(benchActions.slice(5), 2) }],
          none: [{ field: "country", operator: "in", values: several(benchCountries.slice(1), 2) }],
        };
      case 1:
        return {
          id,
          all: [
            { field: "action", operator: "in", values: several(benchActions.slice(5), 2) },
            { field: "email", operator: "suffix", values: [`@${pick(benchDomains)}`] },
          ],
          none: [{ field: "actor", operator: "in", values: people(3) }],
        };
      case 2:
        return {
          id,
          all: [
            {
              field: "action",
              operator: "prefix",
              values: [`${pick(things)}_${pick(verbs).slice(0, 2)}`],
            },
            { field: "names", operator: "contains", values: ["admin", pick(benchThings)] },
          ],
          none: [],
        };
      case 3:
        // Lists of phrases are where published rules are longest.
        return {
          id,
          all: [{ field: "message", operator: "contains", values: [...phrases(2), ...tickets(2)] }],
          none: [{ field: "email", operator: "suffix", values: ["@contractor.example"] }],
        };
      default:
        return {
          id,
          all: [
            { field: "actor", operator: "in", values: people(8) },
            { field: "action", operator: "suffix", values: [`_${pick(verbs)}`, "_viewed"] },
          ],
          none: [{ field: "names", operator: "in", values: [pick(benchThings)] }],
        };
    }
  });
};
