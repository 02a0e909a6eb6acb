import { expect, test } from "@jest/globals";
import { createJira } from "../jira/create-jira";
import { createOrganization } from "../org-api/create-organization";
import { createVirtualClock } from "../virtual-clock";
import { chooseFaults } from "./choose-faults";
import { createReceivers } from "./create-receivers";

const open = () => {
  const clock = createVirtualClock(Date.UTC(2026, 10, 23, 12));
  const site = {
    organization: createOrganization({ clock, days: 1, events: 1 }),
    jira: createJira({ clock }),
    receivers: createReceivers({ clock, seed: "example" }),
  };
  const knobs = () => ({
    organization: { ...site.organization.knobs },
    jira: { ...site.jira.knobs },
    receivers: site.receivers.map((receiver) => ({ ...receiver.knobs })),
  });
  return { clock, site, knobs };
};

/** The knobs at the start and a quarter of an hour later. */
async function looks(seed: string) {
  const { clock, site, knobs } = open();
  const faults = chooseFaults(seed);
  const end = faults.begin(site, clock);
  const first = knobs();
  await clock.advance(15 * 60_000);
  const later = knobs();
  end();
  return { platform: faults.platform, first, later, after: knobs() };
}

test("the same seed chooses the same faults, another one others", async () => {
  expect(await looks("7")).toEqual(await looks("7"));
  expect((await looks("7")).platform).not.toEqual((await looks("8")).platform);
});

test.each(["1", "2", "a word"])(
  "seed %s makes every part unkind, and stops when told",
  async (seed) => {
    const { platform, first, later, after } = await looks(seed);
    const chances = Object.values(platform).flatMap((part) => Object.values(part));
    expect(chances.every((chance) => chance === true || Number(chance) > 0)).toBe(true);
    const rates = [first.organization, first.jira, ...first.receivers].map(
      ({ faultRate }) => faultRate,
    );
    expect(rates.every((rate) => rate > 0)).toBe(true);
    expect(later).not.toEqual(first);
    const calm = [after.organization, after.jira, ...after.receivers];
    expect(calm.filter((one) => one.faultRate > 0)).toEqual([]);
  },
);
