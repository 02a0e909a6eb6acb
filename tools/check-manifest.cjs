// Every check that `forge deploy` makes of the manifest before it uploads anything, and the ones that it leaves to the
// platform. Offline. `npm run check:manifest`
const { ProcessorBuilder, ValidationTypes } = require("@forge/manifest");
const { readFileSync } = require("node:fs");
const { parse } = require("yaml");

/** Counts that the schema does not know (six schedules or two every five minutes pass it). */
function countProblems(manifest) {
  const schedules = manifest.modules.scheduledTrigger ?? [];
  const consumers = manifest.modules.consumer ?? [];
  const handlers = manifest.modules.function.map(({ handler }) => handler);
  const shared = consumers.filter(
    ({ function: key }) => consumers.filter((other) => other.function === key).length > 1,
  );
  return [
    schedules.length > 5 && "more than 5 scheduled triggers",
    schedules.filter(({ interval }) => interval === "fiveMinute").length > 1 &&
      "more than one trigger every five minutes",
    new Set(handlers).size < handlers.length && "two functions with one handler",
    shared.length > 0 && "a consumer's function is its own",
    manifest.permissions.content !== undefined &&
      "no content permissions: the page lives under the strict policy",
  ].filter(Boolean);
}

async function check() {
  const processor = ProcessorBuilder.instance()
    .withValidation(ValidationTypes.FULL)
    .withOptions({ deprecatedRuntimes: ["nodejs20.x"] })
    .build();
  const { errors = [] } = await processor.process("manifest.yml");
  const found = errors.map(
    ({ level, message, line, column }) => `${level} ${line}:${column} ${message}`,
  );
  found.push(
    ...countProblems(parse(readFileSync("manifest.yml", "utf8"))).map(
      (problem) => `error ${problem}`,
    ),
  );
  for (const line of found) console.error(`manifest.yml: ${line}`);
  if (found.length > 0) process.exit(1);
  console.log("manifest.yml: valid");
}

check().catch((error) => {
  console.error(error);
  process.exit(2);
});
