import { expect, test } from "@jest/globals";
import { productionCsp } from "./production-csp";

const cspFor = (
  permissions: Parameters<typeof productionCsp>[0]["permissions"],
  html = "<html></html>",
) =>
  new Map(
    productionCsp({
      html,
      permissions,
      site: "http://127.0.0.1:4600",
      reportUri: "http://127.0.0.1:4600/csp",
    })
      .split("; ")
      .map((directive) => {
        const [name = "", ...values] = directive.split(" ");
        return [name, values] as const;
      }),
  );

test("forbids inline styles and inline scripts to an app that declares no content permission", () => {
  const csp = cspFor({});
  expect(csp.get("style-src")).not.toContain("'unsafe-inline'");
  expect(csp.get("script-src")).not.toContain("'unsafe-inline'");
  expect(csp.get("script-src")).not.toContain("'unsafe-eval'");
});

test("lets the local outer page frame the app, where production has the site", () => {
  expect(cspFor({}).get("frame-ancestors")).toContain("http://127.0.0.1:4600");
});

test("collects reports instead of sending them to Atlassian", () => {
  expect(cspFor({}).get("report-uri")).toEqual(["http://127.0.0.1:4600/csp"]);
});

test("allows the inline scripts that the built file has, by their hash", () => {
  const csp = cspFor({}, "<html><head><script>start()</script></head></html>");
  expect(csp.get("script-src")?.filter((source) => source.startsWith("'sha256-"))).toHaveLength(1);
});

test("lets the page call the addresses that the manifest declares for it, in either way of writing", () => {
  const client = ["https://a.example.com", { address: "https://b.example.com" }];
  const csp = cspFor({ external: { fetch: { client } } });
  expect(csp.get("connect-src")).toEqual(
    expect.arrayContaining(["https://a.example.com", "https://b.example.com"]),
  );
});
