import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { Browser, BrowserContext, Frame, Page } from "playwright-core";
import { openBrowser } from "./browser";
import { describeInBrowser } from "./describe-in-browser";
import { openTinyHost, type TinyHost } from "./tiny-host";

describeInBrowser("the page that plays Jira, around an app with the real @forge/bridge", () => {
  let host: TinyHost;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let problems: Array<string>;

  beforeAll(async () => {
    host = await openTinyHost();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await host?.close();
  });
  beforeEach(async () => {
    context = await browser.newContext({ colorScheme: "light" });
    page = await context.newPage();
    problems = [];
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") problems.push(message.text());
    });
  });
  afterEach(async () => {
    await context.close();
  });

  const openApp = async (moduleKey = "admin", inside = ""): Promise<Frame> => {
    await page.goto(
      `${host.page.url}${new URL(host.page.pageUrl(moduleKey) ?? "").pathname}${inside}`,
    );
    return appFrame(page);
  };

  test("starts an admin at the admin page, in a frame on another origin", async () => {
    await page.goto(host.page.url);
    const app = await appFrame(page);
    expect(page.url()).toBe(host.page.pageUrl("admin"));
    expect(new URL(app.url()).origin).toBe(host.page.appOrigin);
    expect(host.page.appOrigin).not.toBe(host.page.url);
    expect(new URL(app.url()).pathname).toMatch(
      /^\/11111111-[^/]+\/22222222-[^/]+\/[0-9a-f-]{36}\/page\/_ctx_local\//,
    );
    const reach = await app.evaluate(() => {
      try {
        return parent.document.title;
      } catch {
        return "out of reach";
      }
    });
    expect(reach).toBe("out of reach");
    expect(problems).toEqual([]);
  });

  test("gives the context of an admin page", async () => {
    const app = await openApp("admin", "/events?q=1");
    expect(await app.evaluate(() => bridge.view.getContext())).toMatchObject({
      accountId: "ada",
      moduleKey: "admin",
      environmentType: "DEVELOPMENT",
      siteUrl: host.page.url,
      timezone: "UTC",
      theme: { colorMode: "light" },
      extension: { type: "jira:adminPage", location: `${host.page.pageUrl("admin")}/events?q=1` },
      permissions: { scopes: ["read:jira-work"] },
    });
  });

  test("invokes the resolver with the payload, on behalf of whom the user switch says", async () => {
    const app = await openApp();
    const answer = await app.evaluate(() => bridge.invoke("rules/list", { level: "high" }));
    expect(answer).toEqual({ payload: { level: "high" }, accountId: "ada" });
    expect(host.calls.at(-1)).toMatchObject({
      moduleKey: "admin",
      functionKey: "rules/list",
      context: { extension: { type: "jira:adminPage" }, timezone: "UTC" },
    });
  });

  test("tells what is left of the rate limit when asked", async () => {
    const app = await openApp();
    expect(await app.evaluate(() => bridge.invoke("x", {}, { rateLimitProperties: true }))).toEqual(
      {
        body: { payload: {}, accountId: "ada" },
        metadata: {
          rateLimitProperties: {
            rateLimitLimit: 1_200,
            rateLimitRemaining: expect.any(Number),
            rateLimitReset: expect.any(Number),
          },
        },
      },
    );
  });

  test("rejects with production's words when the resolver throws, and the page stays without console errors", async () => {
    const app = await openApp();
    await expect(app.evaluate(() => bridge.invoke("fail"))).rejects.toThrow(
      "There was an error invoking the function - the rule is not there",
    );
    await expect(
      app.evaluate(() => bridge.invoke("x", { text: "a".repeat(500_001) })),
    ).rejects.toThrow("500 KB");
    expect(problems).toEqual([]);
  });

  test("the bridge stops a page that invokes more than 500 times in 25 seconds", async () => {
    const app = await openApp();
    const outcome = await app.evaluate(async () => {
      const all = await Promise.allSettled(Array.from({ length: 501 }, () => bridge.invoke("x")));
      return all.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
    });
    expect(outcome).toEqual([
      expect.stringContaining("Resolver calls are rate limited at 500req/25s"),
    ]);
  });

  test("calls Jira with the user's rights", async () => {
    const app = await openApp();
    const answer = await app.evaluate(async () => {
      const response = await bridge.requestJira("/rest/api/3/myself?expand=groups");
      return { status: response.status, body: await response.json() };
    });
    expect(answer).toEqual({
      status: 200,
      body: { method: "GET", url: "/rest/api/3/myself?expand=groups", accountId: "ada" },
    });
    await expect(
      app.evaluate(() => bridge.requestConfluence("/wiki/rest/api/space")),
    ).rejects.toThrow("confluence");
    await expect(app.evaluate(() => bridge.requestJira("//example.com/"))).rejects.toThrow(
      "one slash",
    );
  });

  test("follows the theme switch while the page is open", async () => {
    const app = await openApp();
    const mode = () => app.evaluate(() => document.documentElement.dataset["colorMode"]);
    expect(await mode()).toBeUndefined();
    await app.evaluate(() => bridge.view.theme.enable());
    expect(await mode()).toBe("light");
    await page.getByLabel("Theme").selectOption("dark");
    await app.waitForFunction(() => document.documentElement.dataset["colorMode"] === "dark");
    expect(await app.evaluate(async () => (await bridge.view.getContext()).theme?.colorMode)).toBe(
      "dark",
    );
    await page.getByLabel("Theme").selectOption("auto");
    await page.emulateMedia({ colorScheme: "light" });
    await app.waitForFunction(() => document.documentElement.dataset["colorMode"] === "light");
    await page.emulateMedia({ colorScheme: "dark" });
    await app.waitForFunction(() => document.documentElement.dataset["colorMode"] === "dark");
    expect(problems).toEqual([]);
  });

  test("shows a flag, calls its action back, and closes it", async () => {
    const app = await openApp();
    await app.evaluate(() => {
      const flag = bridge.showFlag({
        id: "saved",
        title: "Saved <b>",
        description: "The rule was saved.",
        type: "success",
        actions: [{ text: "Undo", onClick: () => seen.push("undone") }],
      });
      Object.assign(globalThis, { closeFlag: () => flag.close() });
    });
    const flag = page.locator(".flag.success");
    await flag.waitFor();
    expect(await flag.innerText()).toContain("Saved <b>");
    await flag.getByText("Undo").click();
    await app.waitForFunction(() => seen.includes("undone"));
    await app.evaluate("closeFlag()");
    await flag.waitFor({ state: "detached" });
  });

  test("keeps the app's location in the address: links, back and forward work", async () => {
    const app = await openApp("admin", "/events?action=login#top");
    const start = await app.evaluate(async () => {
      const history = await bridge.view.createHistory();
      history.listen((location, action) =>
        seen.push(`${action} ${location.pathname}${location.search}`),
      );
      Object.assign(globalThis, { appHistory: history });
      return history.location;
    });
    expect(start).toMatchObject({ pathname: "/events", search: "?action=login", hash: "#top" });
    await app.evaluate("appHistory.push('/rules', { opened: 7 })");
    await page.waitForURL(({ href }) => href === `${host.page.pageUrl("admin")}/rules`);
    await app.evaluate("appHistory.replace({ pathname: '/alerts', search: '?state=open' })");
    await page.waitForURL(({ href }) => href.endsWith("/alerts?state=open"));
    await page.goBack();
    await app.waitForFunction(() => seen.includes("POP /events?action=login"));
    await page.goForward();
    await app.waitForFunction(() => seen.includes("POP /alerts?state=open"));
    expect(await app.evaluate(() => seen)).toEqual([
      "PUSH /rules",
      "REPLACE /alerts?state=open",
      "POP /events?action=login",
      "POP /alerts?state=open",
    ]);
    expect(await app.evaluate("appHistory.location.pathname")).toBe("/alerts");
    await page.reload();
    const again = await appFrame(page);
    expect(
      await again.evaluate(async () => (await bridge.view.createHistory()).location.pathname),
    ).toBe("/alerts");
  });

  test("opens issues in the same tab and in a new one", async () => {
    const app = await openApp();
    const url = await app.evaluate(async () => {
      const found = await bridge.router.getUrl({ target: "issue", issueKey: "SEC-1" });
      return found?.href;
    });
    expect(url).toBe(`${host.page.url}/browse/SEC-1`);
    await page.bringToFront();
    const [tab] = await Promise.all([
      context.waitForEvent("page"),
      app.evaluate(() => bridge.router.open("/browse/SEC-1")),
    ]);
    await tab.getByRole("heading", { name: "Admin granted" }).waitFor();
    // Later, because the frame goes with the page, which may be before the answer of this call.
    await app.evaluate(() => void setTimeout(() => void bridge.router.navigate("/browse/SEC-1")));
    await page.getByRole("heading", { name: "Admin granted" }).waitFor();
    expect(page.url()).toBe(`${host.page.url}/browse/SEC-1`);
    await page.goBack();
    await appFrame(page);
  });

  test("asks before it leaves the site, and opens nothing but web addresses", async () => {
    const app = await openApp();
    const leaving = app.evaluate(() =>
      bridge.router.navigate("https://elsewhere.example.org/").then(
        () => "left",
        (error: unknown) => String(error),
      ),
    );
    await page.getByText("https://elsewhere.example.org/").waitFor();
    await page.getByRole("button", { name: "Stay here" }).click();
    expect(await leaving).toContain("did not want");
    await expect(app.evaluate(() => bridge.router.navigate("javascript:alert(1)"))).rejects.toThrow(
      "javascript:",
    );
    expect(page.url()).toBe(host.page.pageUrl("admin"));
  });

  test("carries events between windows of the app until they unsubscribe", async () => {
    const app = await openApp();
    const seenEvents = await app.evaluate(async () => {
      const { events } = bridge;
      const own = await events.on("saved", (payload) => seen.push(["app", payload]));
      await events.onPublic("saved", (payload) => seen.push(["public", payload]));
      await events.emit("saved", { id: 1 });
      await events.emitPublic("saved", { id: 2 });
      own.unsubscribe();
      await events.emit("saved", { id: 3 });
      await new Promise((resolve) => setTimeout(resolve, 50));
      return seen;
    });
    expect(seenEvents).toEqual([
      ["app", { id: 1 }],
      ["public", { id: 2 }],
    ]);
  });

  test("delivers realtime messages of pages and of functions", async () => {
    const app = await openApp();
    await page.locator("[data-status=events]", { hasText: "1,234" }).waitFor();
    await app.evaluate(() => bridge.realtime.subscribe("alerts", (payload) => seen.push(payload)));
    await app.evaluate(() => bridge.realtime.publish("alerts", { from: "page" }));
    host.publish({ channel: "alerts", payload: { from: "function" } });
    await app.waitForFunction(() => seen.length === 2);
    expect(await app.evaluate(() => seen)).toEqual([{ from: "page" }, { from: "function" }]);
  });

  test("opens a resource in a modal with its context, and tells the opener how it was closed", async () => {
    const app = await openApp();
    await app.evaluate(async () => {
      await new bridge.Modal({
        resource: "page",
        title: "Pick a project",
        size: "large",
        context: { ruleId: 7 },
        onClose: (payload: unknown) => seen.push(payload),
      }).open();
    });
    const inside = await modalFrame(page);
    expect(
      await inside.evaluate(async () => (await bridge.view.getContext()).extension["modal"]),
    ).toEqual({ ruleId: 7 });
    await inside.evaluate(() => void bridge.view.close({ picked: "SEC" }));
    await page.locator("dialog.modal").waitFor({ state: "detached" });
    await app.waitForFunction(() => seen.length === 1);
    expect(await app.evaluate(() => seen)).toEqual([{ picked: "SEC" }]);
    await expect(
      app.evaluate(() => new bridge.Modal({ resource: "nothing" }).open()),
    ).rejects.toThrow("Unable to open");
  });

  test("runs what a modal wants to do before Escape closes it, unless the opener forbids Escape", async () => {
    const app = await openApp();
    const open = (closeOnEscape: boolean) =>
      app.evaluate(async (escape) => {
        await new bridge.Modal({
          closeOnEscape: escape,
          onClose: () => seen.push("closed"),
        }).open();
      }, closeOnEscape);
    await open(true);
    const inside = await modalFrame(page);
    await inside.evaluate(() => bridge.view.onClose(() => bridge.events.emit("last words", null)));
    await app.evaluate(() => bridge.events.on("last words", () => seen.push("last words")));
    await page.keyboard.press("Escape");
    await page.locator("dialog.modal").waitFor({ state: "detached" });
    await app.waitForFunction(() => seen.includes("closed") && seen.includes("last words"));
    await open(false);
    await modalFrame(page);
    await page.keyboard.press("Escape");
    expect(await page.locator("dialog.modal").count()).toBe(1);
  });

  test("a page can neither be closed nor submitted nor refreshed", async () => {
    const app = await openApp();
    await expect(app.evaluate(() => bridge.view.close())).rejects.toThrow("not closable");
    await expect(app.evaluate(() => bridge.view.submit({}))).rejects.toThrow("not submittable");
    await expect(app.evaluate(() => bridge.view.refresh())).rejects.toThrow("not refreshable");
  });

  test("changes the title of the window and the height of the frame", async () => {
    const app = await openApp();
    await app.evaluate(() => bridge.view.changeWindowTitle("Rules"));
    expect(await page.title()).toBe("Rules");
    await app.evaluate(() => {
      const tall = document.createElement("div");
      tall.style.height = "3000px";
      document.body.append(tall);
    });
    await page.waitForFunction(() => (document.querySelector("iframe")?.offsetHeight ?? 0) > 3_000);
    await app.evaluate(() => document.querySelector("div")?.remove());
    await page.waitForFunction(() => (document.querySelector("iframe")?.offsetHeight ?? 0) < 1_000);
  });

  test("sends to new addresses only after an admin allowed it", async () => {
    const app = await openApp();
    const set = () =>
      app.evaluate(async () => {
        const configured = [
          { domain: "https://siem.example.com", type: ["FETCH_BACKEND_SIDE" as never] },
        ];
        const egresses = [{ key: "siem", description: "Events to the SIEM", configured }];
        return bridge.permissions.egress.set({ egresses }).then(
          () => "allowed",
          (error: unknown) => String(error),
        );
      });
    const refused = set();
    await page.getByText("https://siem.example.com").waitFor();
    await page.getByRole("button", { name: "Do not allow" }).click();
    expect(await refused).toContain("did not allow");
    expect(host.egress()).toEqual([]);
    const allowed = set();
    await page.getByRole("button", { name: "Allow", exact: true }).click();
    expect(await allowed).toBe("allowed");
    const { results } = await app.evaluate(() => bridge.permissions.egress.get({}));
    expect(results).toEqual(host.egress());
    await app.evaluate(() => bridge.permissions.egress.deleteGroup({ key: "siem" }));
    expect(host.egress()).toEqual([]);
    const analyst = await asUser("ann", "global");
    await expect(
      analyst.evaluate(() => bridge.permissions.egress.set({ egresses: [] })),
    ).rejects.toThrow("Only an admin");
  });

  test("names the command that it does not model", async () => {
    const app = await openApp();
    await expect(
      app.evaluate(() => bridge.requestTeamworkGraph({ query: "{ me }" } as never)),
    ).rejects.toThrow('The local host does not model the bridge command "requestTeamworkGraph".');
  });

  test("reports what the policy of production blocks, and lets pass what it allows", async () => {
    const app = await openApp();
    const before = host.page.cspReports().length;
    await app.evaluate(() => {
      document.body.style.color = "green";
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("h1 { color: red }");
      document.adoptedStyleSheets.push(sheet);
    });
    await page.locator("[data-status=csp]", { hasText: "nothing blocked" }).waitFor();
    expect(host.page.cspReports().length).toBe(before);
    await app.evaluate(() => document.body.setAttribute("style", "color: red"));
    await page.locator("[data-status=csp].alarm", { hasText: "style-src-attr" }).waitFor();
    expect(host.page.cspReports().slice(before)).toEqual([
      expect.objectContaining({ directive: "style-src-attr", blocked: "inline" }),
    ]);
  });

  test("hides the admin page from others, opens it by its address, and tells the resolver who it is", async () => {
    const analyst = await asUser("ann", "admin");
    expect(await page.getByRole("link", { name: "Tiny admin" }).count()).toBe(0);
    expect(await page.getByRole("link", { name: "Tiny global" }).count()).toBe(1);
    expect(await analyst.evaluate(() => bridge.invoke("x"))).toMatchObject({ accountId: "ann" });
    expect(await analyst.evaluate(() => bridge.view.getContext())).toMatchObject({
      locale: "de-DE",
      timezone: "Europe/Berlin",
    });
    const nobody = await asUser("anonymous", "admin");
    expect(await nobody.evaluate(() => bridge.invoke("x"))).toMatchObject({ accountId: null });
    expect(host.calls.at(-1)?.accountId).toBeUndefined();
    expect(await nobody.evaluate(async () => "accountId" in (await bridge.view.getContext()))).toBe(
      false,
    );
    expect(
      await nobody.evaluate(async () => (await bridge.requestJira("/rest/api/3/myself")).status),
    ).toBe(401);
  });

  test("the frame cannot ask the host behind the back of the outer page", async () => {
    const app = await openApp();
    const before = host.calls.length;
    const answer = await app.evaluate(async (outer) => {
      const body = JSON.stringify({
        moduleKey: "admin",
        location: "",
        colorMode: "light",
        functionKey: "forged",
      });
      const attempts = [
        {
          method: "POST",
          headers: { "x-page-user": "ada", "content-type": "application/json" },
          body,
        },
        { method: "POST", mode: "no-cors" as const, body },
      ];
      const settled = await Promise.allSettled(
        attempts.map((init) => fetch(`${outer}/__host/ask/invoke`, init)),
      );
      return settled.map((one) => (one.status === "fulfilled" ? one.value.type : "failed"));
    }, host.page.url);
    expect(answer).toEqual(["failed", "opaque"]);
    expect(host.calls.length).toBe(before);
  });

  test("shows issues as text, whatever they hold", async () => {
    await page.goto(`${host.page.url}/issues`);
    await page.getByRole("link", { name: "SEC-1" }).click();
    await page
      .getByRole("heading", { name: "Admin granted <img src=x onerror=alert(1)>" })
      .waitFor();
    const text = await page.locator("main").innerText();
    for (const part of [
      "mallory@example.com",
      "Seen again.",
      "Security team",
      "High",
      "audit-stream",
      '"key": "abc"',
    ]) {
      expect(text).toContain(part);
    }
    expect(await page.locator("main img").count()).toBe(0);
    expect(problems).toEqual([]);
  });

  test("makes the chosen incident happen", async () => {
    await page.goto(host.page.url);
    await page.getByLabel("Kind of incident").selectOption("key-created");
    await page.getByRole("button", { name: "Make an incident happen" }).click();
    await page.getByText("Somebody did key-created.").waitFor();
    expect(host.incidents).toEqual(["key-created"]);
  });

  test("loads the app anew when its files were built again", async () => {
    const app = await openApp();
    await app.evaluate(() => seen.push("old page"));
    await page.locator("[data-status=events]", { hasText: "1,234" }).waitFor();
    host.page.reloadApp();
    await page.waitForEvent("framedetached");
    const fresh = await appFrame(page);
    expect(await fresh.evaluate(() => seen)).toEqual([]);
  });

  const asUser = async (user: string, moduleKey: string): Promise<Frame> => {
    await page.goto(host.page.url);
    await page.getByLabel("User").waitFor();
    await page.evaluate((key) => localStorage.setItem("local-host.user", key), user);
    return openApp(moduleKey);
  };
});

const appFrame = (page: Page): Promise<Frame> => frameOf(page, "main iframe.app");
const modalFrame = (page: Page): Promise<Frame> => frameOf(page, "dialog.modal iframe.app");

async function frameOf(page: Page, selector: string): Promise<Frame> {
  const handle = await page.waitForSelector(selector);
  const frame = await handle.contentFrame();
  if (frame === null) throw new Error(`${selector} is no frame`);
  await frame.waitForSelector("#ready");
  return frame;
}
