import type { DigestSettings } from "#contract";
import { digestKey } from "#digest/digest-key";
import { nameActors } from "#digest/name-actors";
import { previewDigest } from "#digest/preview-digest";
import { recentDigest } from "#digest/recent-digest";
import { runningWeek } from "#digest/week";
import { err, ok } from "#lib/result";
import { readDigestSettings } from "#settings/read-digest-settings";
import { digestProblem } from "./digest-problem";
import type { ProcedureSet } from "./procedure-set";
import { sendTest } from "./send-test";
import { wrongFields } from "./wrong-fields";
import { overtaken } from "./overtaken";

/** Whether, when and where to the weekly digest goes, what it would say, and what became of the last one. */
export const digestProcedures: ProcedureSet<
  "digest/get" | "digest/save" | "digest/preview" | "digest/send-test"
> = {
  "digest/get": async (deps) => {
    const { settings, version } = await readDigestSettings(deps);
    const recent = await recentDigest(deps);
    return ok({
      settings,
      version,
      nextEnd: settings.enabled ? runningWeek(settings, deps.clock.now()).to : null,
      last:
        recent === null
          ? null
          : {
              digest: await nameActors(deps, recent.digest),
              deliveries: [...(await deps.deliveries.ofAlert(digestKey(deps, recent.digest.week)))],
            },
    });
  },

  "digest/save": async (deps, { version: expectedVersion, ...asked }, caller) => {
    const problem = await digestProblem(deps, asked);
    if (problem !== null) return err(wrongFields([["destinationIds", problem]]));
    const body: DigestSettings = asked;
    const version = await deps.documents.save({
      kind: "settings",
      id: "digest",
      body,
      expectedVersion,
      by: caller.accountId,
      at: deps.clock.now(),
    });
    return version === null ? err(overtaken("the digest")) : ok({ version });
  },

  "digest/preview": async (deps, { zone }) => ok({ digest: await previewDigest(deps, zone) }),

  "digest/send-test": async (deps, { destinationId, zone }) =>
    sendTest(deps, destinationId, async () => ({
      kind: "digest",
      digest: await previewDigest(deps, zone),
      isTest: true,
    })),
};
