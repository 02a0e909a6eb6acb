import { CSPInjectionService, CSPProcessingService } from "@forge/csp";
import type { Permissions } from "@forge/manifest";
import { load } from "cheerio/slim";
import type { PageManifest } from "./page-manifest";

/**
 * The content security policy that production sends with an HTML file of the app, made by Atlassian's own package
 * from the manifest's permissions and the file's inline scripts. Two words differ: the site is the local outer page,
 * and reports come to us.
 */
export function productionCsp(input: {
  readonly html: string;
  readonly permissions: PageManifest["permissions"];
  /** Origin of the outer page, where production has `example.atlassian.net`. */
  readonly site: string;
  readonly reportUri: string;
}): string {
  const details = new CSPProcessingService({ info: () => undefined }, load).getCspDetails(
    input.html,
    withClientAddresses(input.permissions),
  );
  return new CSPInjectionService()
    .getInjectableCSP({ existingCSPDetails: details, microsEnv: "prod", hostname: input.site })
    .map((directive) =>
      directive.startsWith("report-uri ") ? `report-uri ${input.reportUri}` : directive,
    )
    .join("; ");
}

/** `@forge/csp` refuses objects in `fetch.client`; the CLI hands it their addresses at deployment. */
function withClientAddresses(permissions: PageManifest["permissions"]): Permissions {
  const given = asPermissions(permissions);
  const client = given.external?.fetch?.client;
  if (client === undefined) return given;
  const addresses = client.flatMap((entry) =>
    typeof entry === "string" ? [entry] : "address" in entry ? [entry.address] : [],
  );
  return {
    ...given,
    external: { ...given.external, fetch: { ...given.external?.fetch, client: addresses } },
  };
}

/** The manifest passed Forge's full validation before the host started, so its permissions have Forge's shape. */
const asPermissions = (permissions: PageManifest["permissions"]): Permissions =>
  permissions as Permissions;
