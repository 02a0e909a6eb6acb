// Forge's own linter over src/, with the scopes that each call of Jira needs. Offline: the variables below name local
// copies of what it would fetch. `npm run check:forge`
const { mkdtempSync, readdirSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join, resolve } = require("node:path");

const folder = mkdtempSync(join(tmpdir(), "forge-lint-"));
const write = (name, paths) => {
  writeFileSync(join(folder, name), JSON.stringify({ paths }));
  return join(folder, name);
};
const none = write("none.json", {});

/** The scopes of each operation, as the linter reads them out of Atlassian's OpenAPI document. */
function operations(scopesByOperation) {
  const paths = {};
  for (const [operation, [classic = [], granular = []]] of Object.entries(scopesByOperation)) {
    const [method, path] = operation.split(" ");
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: {
        "x-atlassian-oauth2-scopes": [
          { state: "Current", scheme: "OAuth2", scopes: classic },
          { state: "Beta", scheme: "OAuth2", scopes: granular },
        ],
      },
    };
  }
  return paths;
}
Object.assign(process.env, {
  USE_LOCAL_SWAGGER: "1",
  LOCAL_JIRA_SWAGGER: write(
    "jira.json",
    operations(require(resolve("host/jira/operation-scopes.json"))),
  ),
  LOCAL_JSM_SWAGGER: none,
  LOCAL_JSW_SWAGGER: none,
  LOCAL_CONF_SWAGGER: none,
  LOCAL_CONF_V2_SWAGGER: none,
  LOCAL_BB_SWAGGER: none,
});

const { lint } = require("@forge/lint");
const { ConfigFile, FileSystemReader, FileSystemWriter } = require("@forge/cli-shared");

async function check() {
  const logger = { info() {}, debug() {}, trace() {}, warn: console.warn, error: console.error };
  const manifest = await new ConfigFile(
    new FileSystemReader(),
    new FileSystemWriter(),
  ).readConfig();
  // Paths without a leading "./": with one, the check of handlers is skipped without a word.
  const files = readdirSync("src", { recursive: true })
    .map((file) => join("src", file))
    .filter((file) => file.endsWith(".ts") && !/\.(test|suite)\.ts$/.test(file));
  const deprecated = { getDeprecatedRuntimes: async () => ["nodejs20.x"] };
  const results = await lint(files, manifest, "development", logger, deprecated, {
    linter: { mode: "client-side" },
  });
  const problems = results.flatMap(({ errors = [], warnings = [] }) => [...errors, ...warnings]);
  for (const problem of problems) console.error(JSON.stringify(problem));
  if (problems.length > 0) process.exit(1);
  console.log(`forge lint: ${files.length} files, no problem`);
}

check().catch((error) => {
  console.error(error);
  process.exit(2);
});
