import { expect, test } from "@jest/globals";
import { appModules } from "./app-module";
import { PageManifest } from "./page-manifest";

test("puts each page of the app where Jira has it", () => {
  const manifest = PageManifest.parse({
    app: { id: "ari:cloud:ecosystem::app/1234" },
    modules: {
      "jira:adminPage": [
        { key: "plain", title: "Plain", resource: "page" },
        { key: "config", title: { i18n: "title" }, resource: "page/config", useAsConfig: true },
      ],
      "jira:globalPage": [{ key: "home", title: "Home", resource: "page" }],
      "dashboards:widget": [{ key: "week", title: "Week", resource: "page" }],
      scheduledTrigger: [{ key: "tick" }],
    },
  });
  expect(appModules(manifest, "env").map(({ key, title, route }) => [key, title, route])).toEqual([
    ["plain", "Plain", "/jira/settings/apps/1234/env"],
    ["config", "title", "/jira/settings/apps/configure/1234/env"],
    ["home", "Home", "/jira/apps/1234/env"],
    ["week", "Week (widget)", "/jira/dashboards/widget/week"],
  ]);
});
