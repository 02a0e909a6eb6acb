import { z } from "zod";
import type { AppModule } from "../app-module";
import type { FrameSituation } from "../invocation-context";
import type { PageWorld } from "../page-world";

const FrameQuestion = z.object({
  moduleKey: z.string(),
  location: z.string(),
  colorMode: z.enum(["light", "dark"]),
  modal: z.unknown().optional(),
});

/** Reads which frame asks: the part that questions on behalf of a frame of the app have in common. */
export function readFrameQuestion(
  world: PageWorld,
  body: unknown,
): { readonly module: AppModule; readonly frame: FrameSituation } | undefined {
  const { moduleKey, location, colorMode, modal } = FrameQuestion.parse(body);
  const module = world.modules.find((one) => one.key === moduleKey);
  return module === undefined ? undefined : { module, frame: { location, colorMode, modal } };
}
