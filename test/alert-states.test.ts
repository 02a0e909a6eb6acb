import { afterEach, expect, test } from "@jest/globals";
import { resolve } from "node:path";
import { z } from "zod";
import { AlertState } from "#contract";
import { jiraUsers } from "../host/jira/site";
import { bundleApp } from "../host/runtime/bundle-app";
import { createLocalSite, type LocalSite } from "../host/start/local-site";
import { meanwhile } from "../host/start/meanwhile";
import { once } from "../host/start/once";
import { createVirtualClock } from "../host/virtual-clock";

// The real bundle: what people do with an issue in Jira is what became of the alert.

const appDir = resolve(__dirname, "..");
const scopes = ["read:jira-work", "write:jira-work"];
let open: LocalSite | undefined;
afterEach(() => open?.close());

const Listed = z.object({
  value: z.object({
    alerts: z.array(
      z.object({ key: z.string(), issueKey: z.string(), state: AlertState.nullable() }),
    ),
  }),
});

/** A cycle with a few alerts, each an issue. */
async function withAlerts() {
  const clock = createVirtualClock(Date.UTC(2026, 10, 23, 12));
  const { outDir } = await bundleApp({ appDir, outDir: `${appDir}/.local/bundle` });
  const site = await createLocalSite({
    appDir,
    bundleDir: outDir,
    run: { runner: "virtual", clock, latencyMs: () => 8 },
    seed: "example",
    organization: { days: 3, events: 300 },
  });
  open = site;
  await once(site, clock);
  const act = (method: string, path: string, body: unknown = {}) =>
    meanwhile(
      clock,
      site.jira.handler(
        { method, url: `/rest/api/3/issue/${path}`, headers: {}, body: JSON.stringify(body) },
        { as: "user", accountId: jiraUsers.analyst.accountId, scopes },
      ),
    );
  const first = async () => {
    const page = { after: null, limit: 1 };
    const asked = site.ask(jiraUsers.siteAdmin.accountId, "alerts/list", page);
    const [alert] = Listed.parse(await meanwhile(clock, asked)).value.alerts;
    if (alert === undefined) throw new Error("the cycle raised no alert");
    return alert;
  };
  return { clock, site, act, first };
}

test("an alert is acknowledged, closed and reopened with its issue, and its incident is resolved", async () => {
  const { clock, site, act, first } = await withAlerts();
  const { issueKey, key } = await first();
  const resolved = () =>
    site.receivers
      .find(({ name }) => name === "pagerduty")
      ?.received()
      .filter(({ alert, title }) => alert === key && title === "Resolved");
  expect(resolved()).toEqual([]);
  const move = async (id: string) => {
    expect(await act("POST", `${issueKey}/transitions`, { transition: { id } })).toMatchObject({
      status: 204,
    });
    await clock.advance(10_000);
    return (await first()).state;
  };
  const acknowledged = await move("21");
  expect(acknowledged).toMatchObject({ status: "acknowledged", issueStatus: "In Progress" });
  expect(await move("31")).toMatchObject({ status: "closed", resolution: "Done" });
  await clock.advance(10_000);
  expect(resolved()).toHaveLength(1);
  expect(await move("11")).toMatchObject({
    status: "open",
    closedAt: null,
    acknowledgedAt: acknowledged?.acknowledgedAt,
  });
}, 180_000);

test("a change whose event got lost is seen within the hour, and a deleted issue closes its alert", async () => {
  const { clock, site, act, first } = await withAlerts();
  const { issueKey } = await first();
  site.forge.killAt({
    of: ({ functionKey }) => functionKey === "issue-changed",
    call: 1,
    when: "before",
  });
  await act("POST", `${issueKey}/transitions`, { transition: { id: "31" } });
  await clock.advance(10_000);
  expect((await first()).state).toMatchObject({ status: "open" });
  await meanwhile(clock, site.forge.fireScheduled("every-hour"));
  expect((await first()).state).toMatchObject({ status: "closed" });
  expect(await act("DELETE", issueKey)).toMatchObject({ status: 204 });
  await clock.advance(10_000);
  expect((await first()).state).toMatchObject({ resolution: "The issue was deleted" });
}, 180_000);
