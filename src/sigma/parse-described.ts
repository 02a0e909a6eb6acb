import type { LocatedMap } from "./located";
import { parseAlerting } from "./parse-alerting";
import { readFields } from "./read-fields";
import type { Reporter } from "./reporter";
import { levels, statuses, type Described } from "./sigma-document";

/** Reads what every kind of document says about itself. */
export const parseDescribed = (map: LocatedMap, reporter: Reporter): Described => {
  const fields = readFields(map, reporter);
  const title = fields.text("title") ?? "";
  if (title === "")
    reporter.error(map.at, "The title is missing; say what this detects in one short line.");
  if (title.length > TITLE)
    reporter.error(fields.at("title"), `The title is longer than ${TITLE} characters; shorten it.`);
  const description = fields.text("description") ?? "";
  if (description.length > DESCRIPTION)
    reporter.error(
      fields.at("description"),
      `The description is longer than ${DESCRIPTION} characters.`,
    );
  const name = fields.text("name");
  const status = fields.oneOf("status", statuses) ?? "test";
  return {
    id: fields.text("id") ?? name ?? slug(title),
    name,
    title,
    status,
    level: fields.oneOf("level", levels) ?? "medium",
    description,
    author: fields.text("author") ?? "",
    references: fields.texts("references"),
    tags: parseTags(fields.texts("tags"), map, reporter),
    falsepositives: fields.texts("falsepositives"),
    date: parseDate(map, "date", reporter),
    modified: parseDate(map, "modified", reporter),
    alerting: parseAlerting(fields.map("audit-stream"), status, reporter),
    at: map.at,
  };
};

const TITLE = 256;
const DESCRIPTION = 65_535;

const parseTags = (
  tags: ReadonlyArray<string>,
  map: LocatedMap,
  reporter: Reporter,
): ReadonlyArray<string> => {
  for (const tag of tags) {
    if (/^[a-z0-9_-]+(\.[a-z0-9._-]+)+$/.test(tag)) continue;
    const at = map.entries.get("tags")?.at ?? map.at;
    reporter.warn(
      at,
      `The tag "${tag.slice(0, 60)}" should be a lower-case namespace, a dot and a value, as in attack.t1078.`,
    );
  }
  return tags;
};

const parseDate = (map: LocatedMap, key: string, reporter: Reporter): string | null => {
  const fields = readFields(map, reporter);
  const text = fields.text(key);
  if (text === null) return null;
  // Older rules write slashes; the specification asks for dashes since 2.0.
  const date = text.replaceAll("/", "-");
  if (/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(date)) return date;
  reporter.warn(fields.at(key), `${key} should be a date as in 2026-01-31.`);
  return null;
};

const slug = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
