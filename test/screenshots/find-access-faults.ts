import axe from "axe-core";
import type { Frame } from "playwright-core";
import { z } from "zod";

const Found = z.array(z.object({ rule: z.string(), impact: z.string(), at: z.array(z.string()) }));

/** What axe finds serious or critical in a frame. The debugger's door is used: the page's policy stays as it is. */
export async function findAccessFaults(frame: Frame): Promise<string[]> {
  await frame.evaluate(`typeof axe === "undefined" && (() => { ${axe.source} })()`);
  const found = Found.parse(await frame.evaluate(ask));
  return found.map(({ rule, impact, at }) => `${rule} (${impact}) at ${at.join("; ")}`);
}

/** `preload` would fetch style sheets, which the policy forbids. */
const ask = `axe.run(document, { resultTypes: ["violations"], preload: false }).then(({ violations }) =>
  violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, impact, nodes }) => ({
      rule: id,
      impact,
      at: nodes.map(({ target, failureSummary }) => target.flat().join(" ") + ": " + failureSummary.split("\\n").slice(1).join(" ")),
    })))`;
