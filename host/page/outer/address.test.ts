import { expect, test } from "@jest/globals";
import { placeOf } from "./address";

const admin = {
  type: "jira:adminPage",
  key: "admin",
  title: "Audit Stream",
  resource: "page",
  route: "/jira/settings/apps/configure/app/env",
} as const;
const home = {
  ...admin,
  type: "jira:globalPage",
  key: "home",
  route: "/jira/apps/app/env",
} as const;

test.each([
  ["/", { kind: "home" }],
  ["/issues", { kind: "issues" }],
  ["/browse/SEC-12", { kind: "issue", key: "SEC-12" }],
  ["/browse/sec-12", { kind: "issue", key: "SEC-12" }],
  ["/jira/apps/app/env", { kind: "module", module: home }],
  ["/jira/settings/apps/configure/app/env/events", { kind: "module", module: admin }],
  ["/jira/apps/app/envy", { kind: "elsewhere" }],
  ["/receivers", { kind: "receivers", name: undefined }],
  ["/receivers/slack", { kind: "receivers", name: "slack" }],
  ["/browse/<script>", { kind: "elsewhere" }],
])("%s shows %j", (pathname, place) => {
  expect(placeOf([admin, home], pathname)).toEqual(place);
});
