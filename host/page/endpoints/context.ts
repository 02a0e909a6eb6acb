import { invocationContext } from "../invocation-context";
import type { Endpoint } from "./endpoint";
import { readFrameQuestion } from "./frame-question";

/** `view.getContext()`. */
export const context: Endpoint = async (world, user, body) => {
  const asked = readFrameQuestion(world, body);
  if (asked === undefined) return { refused: "The app has no such module." };
  const { installation, manifest } = world;
  return {
    value: invocationContext(installation, manifest.permissions, asked.module, user, asked.frame),
  };
};
