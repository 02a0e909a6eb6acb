import { measureSizes } from "./measure-sizes";

/** `npx tsx test/store/sizes.bench.ts [--json]`: bytes that an event takes in the searchable window on MariaDB. */
const wanted = 500;
const { events, bytesPerEvent, total } = await measureSizes(50_000);
const results = Object.entries({ ...bytesPerEvent, total }).map(([name, bytes]) => ({
  name,
  unit: "bytes per event",
  min: bytes,
  median: bytes,
  max: bytes,
}));
const met = total <= wanted;
const report = {
  name: "store-sizes",
  counts: { events },
  results,
  targets: [{ name: "total", wanted: `at most ${wanted}`, seen: total, met }],
};
process.stdout.write(
  process.argv.includes("--json")
    ? `${JSON.stringify(report)}\n`
    : `${results.map(({ name, median }) => `${name.padEnd(12)} ${median} bytes`).join("\n")}\n`,
);
if (!met) process.exitCode = 1;
