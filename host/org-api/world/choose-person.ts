import type { Random } from "../../random";
import { activityOf } from "./activity";
import { regions } from "./regions";
import type { Person, World } from "./world";

/** Somebody who may well be at work at that moment. */
export const choosePerson = (world: World, random: Random, ms: number): Person => {
  const weights = regions.map(({ utcOffsetHours }) => activityOf(utcOffsetHours, ms));
  let mark = random.next() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, weight] of weights.entries()) {
    mark -= weight;
    if (mark < 0) return random.pick(world.peopleByRegion[index] ?? world.people);
  }
  return random.pick(world.people);
};
