import { resolve } from "node:path";
import { organizationKeys } from "../host/org-api/organization-keys";
import { createRealClock } from "../host/real-clock";
import { bundleApp } from "../host/runtime/bundle-app";
import { createLocalSite, type LocalSite, type LocalSiteOptions } from "../host/start/local-site";
import { createAsk, type Ask } from "./create-ask";
import { showPage, type ShownPage } from "./show-page";

const appDir = resolve(__dirname, "..");

export interface OpenPage extends ShownPage {
  readonly site: LocalSite;
  /** Asks the app as the administrator who connected it; a refusal is thrown. */
  readonly ask: Ask;
}

export interface OpenPageOptions {
  readonly seed: string;
  readonly organization: LocalSiteOptions["organization"];
  /** Connects the organization and brings so many days of its past; without it, nothing is connected yet. */
  readonly backfillDays?: number;
  /** Of the browser's window in pixels. */
  readonly width?: number;
}

/** A site of its own with the app just installed, in real time: the real bundle in processes, the built page in Chromium. */
export async function openPage(options: OpenPageOptions): Promise<OpenPage> {
  const { seed, organization, backfillDays, width } = options;
  const { outDir } = await bundleApp({ appDir, outDir: `${appDir}/.local/bundle` });
  const clock = createRealClock();
  const site = await createLocalSite({
    appDir,
    bundleDir: outDir,
    run: { runner: "process", clock },
    seed,
    organization,
  });
  await site.forge.fireLifecycle("installed", "712020:installer");
  const ask = createAsk(site);
  if (backfillDays !== undefined) {
    await ask("setup/connect", {
      orgId: site.organization.orgId,
      apiKey: organizationKeys.good,
      keyExpiresAt: null,
      backfillDays,
      deliverHistorical: false,
    });
  }
  const shown = await showPage(site, {
    appDir,
    clock,
    clockKind: "real",
    ...(width === undefined ? {} : { width }),
  });
  return {
    ...shown,
    site,
    ask,
    close: async () => {
      await shown.close();
      await site.close();
    },
  };
}
