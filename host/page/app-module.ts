import type { PageManifest } from "./page-manifest";

/** A page of the app in Jira: where it stands, what it shows. */
export interface AppModule {
  readonly type: "jira:adminPage" | "jira:globalPage" | "dashboards:widget";
  readonly key: string;
  readonly title: string;
  /** As in the manifest: `key`, or `key/entry`. */
  readonly resource: string;
  /** Where the page lives in Jira's address space, without a slash at its end. */
  readonly route: string;
}

/**
 * The pages of the app, with the addresses that Jira's documentation gives:
 * `/jira/settings/apps/{appId}/{envId}`, `/jira/settings/apps/configure/{appId}/{envId}`, `/jira/apps/{appId}/{envId}`. A widget has none of its own: somebody puts it on a dashboard, which is a page of its own
 * here, `/jira/dashboards/widget/{key}`.
 */
export function appModules(
  manifest: PageManifest,
  environmentId: string,
): ReadonlyArray<AppModule> {
  const place = `${manifest.app.id.split("/").at(-1)}/${environmentId}`;
  return [
    ...manifest.modules["jira:adminPage"].map((module) => ({
      type: "jira:adminPage" as const,
      key: module.key,
      title: titleOf(module.title),
      resource: module.resource,
      route: `/jira/settings/apps/${module.useAsConfig === true ? "configure/" : ""}${place}`,
    })),
    ...manifest.modules["jira:globalPage"].map((module) => ({
      type: "jira:globalPage" as const,
      key: module.key,
      title: titleOf(module.title),
      resource: module.resource,
      route: `/jira/apps/${place}`,
    })),
    ...manifest.modules["dashboards:widget"].map((module) => ({
      type: "dashboards:widget" as const,
      key: module.key,
      title: `${titleOf(module.title)} (widget)`,
      resource: module.resource,
      route: `/jira/dashboards/widget/${module.key}`,
    })),
  ];
}

/** Translations are not modelled: the key is shown, so that it is seen. */
const titleOf = (title: string | { readonly i18n: string }): string =>
  typeof title === "string" ? title : title.i18n;
