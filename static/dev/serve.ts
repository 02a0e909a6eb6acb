import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import { createRequire } from "node:module";
import { extname, resolve, sep } from "node:path";
import { text } from "node:stream/consumers";
import { load } from "cheerio";
import { procedures, type ProcedureName } from "#contract";
import { sampleAnswers } from "./sample-answers.ts";

// Shows the built page on its own, with production's content security policy and made-up answers:
// `npx tsx static/dev/serve.ts`, then /?look=full|busy|ill|empty|apart|viewer|stranger|first&mode=dark&fail=events/search&slow=800.
const port = Number(process.argv[2] ?? 4173);
const { CSPInjectionService, CSPProcessingService } = createRequire(import.meta.url)("@forge/csp");
const dist = resolve(import.meta.dirname, "../dist");
const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
};

createServer((request, response) => {
  respond(request).then(
    ({ status = 200, headers, body }) => response.writeHead(status, headers).end(body),
    (error: unknown) => response.writeHead(404).end(String(error)),
  );
}).listen(port, "127.0.0.1", () => console.log(`http://127.0.0.1:${port}/?look=full`));

interface Reply {
  status?: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

async function respond(request: IncomingMessage): Promise<Reply> {
  const address = new URL(request.url ?? "/", "http://page");
  if (address.pathname.startsWith("/invoke/")) return invoke(address, await text(request));
  if (address.pathname === "/bridge.js") {
    const script = await readFile(new URL("./bridge.js", import.meta.url));
    return { headers: { "content-type": "text/javascript" }, body: script };
  }
  const file = resolve(dist, `.${address.pathname.replace(/\/$/, "/index.html")}`);
  if (!file.startsWith(dist + sep)) throw new Error("outside of the page");
  const body = await readFile(file);
  const headers = { "content-type": types[extname(file)] ?? "application/octet-stream" };
  if (!file.endsWith(".html")) return { headers, body };
  const page = body.toString().replace("<head>", '<head><script src="/bridge.js"></script>');
  return { headers: { ...headers, "content-security-policy": policy(page) }, body: page };
}

async function invoke({ pathname, searchParams }: URL, sent: string): Promise<Reply> {
  const headers = { "content-type": "application/json" };
  const json = (value: unknown) => ({ headers, body: JSON.stringify(value) });
  const name = pathname.slice("/invoke/".length);
  if (!isProcedure(name)) throw new Error(`no procedure ${name}`);
  await new Promise((done) => setTimeout(done, Number(searchParams.get("slow") ?? 0)));
  if (searchParams.getAll("fail").includes(name))
    return json({
      ok: false,
      failure: {
        code: "unavailable",
        message:
          "The database did not answer. What has been collected is kept; try again in a minute.",
      },
    });
  const answer = answerTo(name, searchParams.get("look") ?? "full");
  return json({ ok: true, value: answer(procedures[name].input.parse(JSON.parse(sent))) });
}

/** Each answer takes what its own procedure's schema parses: the compiler loses that where a name is looked up. */
function answerTo(name: ProcedureName, look: string): (input: unknown) => unknown {
  return sampleAnswers(look, Date.now())[name] as (input: unknown) => unknown;
}

function isProcedure(name: string): name is ProcedureName {
  return Object.hasOwn(procedures, name);
}

/** As Forge computes it for an app that declares no content permissions. */
function policy(html: string): string {
  const details = new CSPProcessingService({ info() {} }, load).getCspDetails(html, { scopes: [] });
  const lines: string[] = new CSPInjectionService().getInjectableCSP({
    existingCSPDetails: details,
    microsEnv: "prod",
    hostname: "example.atlassian.net",
  });
  return lines.filter((line) => !line.startsWith("report-uri")).join("; ");
}
