import type { Random } from "../../random";
import { activityOf } from "./activity";
import { regions } from "./regions";
import type { Person, World } from "./world";

/** Somebody who may well be at work at that moment. */
export const choosePerson = (world: World, random: Random, ms: number): Person => {
  let total = 0;
  for (const region of regions) total += activityOf(region.utcOffsetHours, ms);
  let mark = random.next() * total;
  for (const [index, region] of regions.entries()) {
    mark -= activityOf(region.utcOffsetHours, ms);
    if (mark < 0) return random.pick(world.peopleByRegion[index] ?? world.people);
  }
  return random.pick(world.people);
};
