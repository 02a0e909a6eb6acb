import type { Limits } from "./limits";
import type { LocatedMap } from "./located";
import { parseDescribed } from "./parse-described";
import { parseDetection } from "./parse-detection";
import { readFields } from "./read-fields";
import type { Reporter } from "./reporter";
import type { Logsource, SigmaRule } from "./sigma-document";

/** Reads a detection rule: a document with `detection`. */
export const parseRule = (
  map: LocatedMap,
  reporter: Reporter,
  limits: Limits,
): SigmaRule | null => {
  const described = parseDescribed(map, reporter);
  const fields = readFields(map, reporter);
  const logsource = parseLogsource(map, reporter);
  const detection = fields.map("detection");
  if (detection === null) return null;
  const parsed = parseDetection(detection, DEPRECATED, reporter, limits);
  if (detection.entries.has("timeframe"))
    reporter.warn(
      detection.at,
      "timeframe is the old form and does nothing; write a correlation document.",
    );
  if (parsed === null) return null;
  return {
    kind: "rule",
    ...described,
    logsource,
    detection: parsed,
    fields: fields.texts("fields"),
  };
};

const DEPRECATED = ["timeframe"];

/** Which log a rule is about; what is missing or is another log is reported, and then nothing is told. */
export const parseLogsource = (map: LocatedMap, reporter: Reporter): Logsource => {
  const nothing = { category: null, product: null, service: null };
  const block = readFields(map, reporter).map("logsource");
  if (block === null) {
    reporter.error(
      map.at,
      'The logsource is missing; for this log write "product: atlassian" and "service: audit".',
    );
    return nothing;
  }
  const fields = readFields(block, reporter);
  return {
    category: fields.text("category"),
    product: fields.text("product"),
    service: fields.text("service"),
  };
};
