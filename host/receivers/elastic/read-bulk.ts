import { z } from "zod";

export interface BulkOperation {
  readonly action: "create" | "index";
  readonly index: string;
  readonly id: string;
  readonly document: unknown;
}

const Target = z
  .strictObject({ _index: z.string().min(1), _id: z.string().min(1).max(512) })
  .transform(({ _index: index, _id: id }) => ({ index, id }));
const Action = z.union([z.strictObject({ create: Target }), z.strictObject({ index: Target })]);

/** The pairs of lines of a bulk request, or why it is refused as a whole. */
export function readBulk(
  body: string,
):
  | { readonly ok: true; readonly operations: ReadonlyArray<BulkOperation> }
  | { readonly ok: false; readonly reason: string } {
  if (!body.endsWith("\n")) {
    return { ok: false, reason: "The bulk request must be terminated by a newline [\\n]" };
  }
  const lines = body.split("\n").slice(0, -1).map(parsed);
  const operations: Array<BulkOperation> = [];
  for (let line = 0; line < lines.length; line += 2) {
    const action = Action.safeParse(lines[line]);
    const document = lines[line + 1];
    if (!action.success || document === undefined) {
      return { ok: false, reason: `Malformed action/metadata line [${line + 1}]` };
    }
    const [name, target] =
      "create" in action.data
        ? (["create", action.data.create] as const)
        : (["index", action.data.index] as const);
    operations.push({ action: name, ...target, document });
  }
  return { ok: true, operations };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
