import type { ShownModule } from "./ask-host";
import type { CallData } from "./call-data";

/** The address of a `NavigationTarget` of `@forge/bridge` in the outer page. Throws for targets that Jira lacks. */
export function addressOfTarget(modules: ReadonlyArray<ShownModule>, target: CallData): string {
  const name = target.text("target");
  const needed = (field: string): string => {
    const value = target.text(field);
    if (value === undefined) throw new Error(`The navigation target ${name} needs ${field}.`);
    return encodeURIComponent(value);
  };
  switch (name) {
    case "issue":
      return `/browse/${needed("issueKey")}`;
    case "dashboard":
      return `/jira/dashboards/${needed("dashboardId")}`;
    case "userProfile":
      return `/jira/people/${needed("accountId")}`;
    case "projectSettingsDetails":
      return `/jira/core/projects/${needed("projectKey")}/settings/details`;
    case "module": {
      const module = modules.find((one) => one.key === target.text("moduleKey"));
      if (module === undefined)
        throw new Error(`The app has no module ${target.text("moduleKey")}.`);
      return `${module.route}${inside(target.text("path"))}`;
    }
    default:
      throw new Error(`The local host does not model the navigation target ${name}.`);
  }
}

const inside = (path: string | undefined): string =>
  path === undefined || path === "" ? "" : `/${path.replace(/^\/+/, "")}`;
