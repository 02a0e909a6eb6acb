import type { JiraOperation } from "./jira-call";
import { operations } from "./operations";

export interface FoundOperation {
  /** e.g. `POST /rest/api/3/issue`. */
  readonly name: string;
  readonly run: JiraOperation;
  readonly params: Readonly<Record<string, string>>;
}

/** The operation that a method and a path mean. */
export const findOperation = (method: string, path: string): FoundOperation | undefined => {
  const segments = path.replace(/\/$/, "").split("/");
  for (const [name, run] of Object.entries(operations)) {
    const [verb, template = ""] = name.split(" ");
    const params = verb === method ? matchTemplate(template.split("/"), segments) : undefined;
    if (params !== undefined) return { name, run, params };
  }
  return undefined;
};

const matchTemplate = (
  template: ReadonlyArray<string>,
  segments: ReadonlyArray<string>,
): Readonly<Record<string, string>> | undefined => {
  if (template.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of template.entries()) {
    const segment = segments[index] ?? "";
    if (part.startsWith("{")) params[part.slice(1, -1)] = decodeURIComponent(segment);
    else if (part !== segment) return undefined;
  }
  return params;
};
