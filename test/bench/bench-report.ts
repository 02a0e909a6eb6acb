/** What every benchmark prints: one line of JSON, or a table for people. Targets are ratios and counts. */
export interface BenchReport {
  readonly name: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly results: ReadonlyArray<BenchResult>;
  readonly targets: ReadonlyArray<BenchTarget>;
}

export interface BenchResult {
  readonly name: string;
  readonly unit: string;
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

export interface BenchTarget {
  readonly name: string;
  readonly wanted: string;
  readonly seen: number;
  readonly met: boolean;
}

export const spread = (name: string, unit: string, samples: ReadonlyArray<number>): BenchResult => {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (index: number): number => Number((sorted[index] ?? 0).toPrecision(5));
  return { name, unit, min: at(0), median: at(sorted.length >> 1), max: at(sorted.length - 1) };
};

export const atLeast = (name: string, wanted: number, seen: number): BenchTarget => ({
  name,
  wanted: `>= ${wanted}`,
  seen: Number(seen.toPrecision(4)),
  met: seen >= wanted,
});

export const atMost = (name: string, wanted: number, seen: number): BenchTarget => ({
  name,
  wanted: `<= ${wanted}`,
  seen: Number(seen.toPrecision(4)),
  met: seen <= wanted,
});

/** Prints the report and sets the exit code: 1 when a target is missed. */
export const printReport = (report: BenchReport, json: boolean): void => {
  if (json) process.stdout.write(`${JSON.stringify(report)}\n`);
  else {
    const results = report.results.map(
      ({ name, unit, min, median, max }) => `${name}: ${median} ${unit} (${min} to ${max})`,
    );
    const targets = report.targets.map(
      ({ name, wanted, seen, met }) =>
        `${met ? "met" : "MISSED"} ${name}: ${seen}, wanted ${wanted}`,
    );
    process.stdout.write(
      [report.name, ...results, ...targets, JSON.stringify(report.counts), ""].join("\n"),
    );
  }
  if (report.targets.some((target) => !target.met)) process.exitCode = 1;
};
