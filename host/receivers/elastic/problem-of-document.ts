import { isIP } from "node:net";
import { z } from "zod";

/** A keyword that is longer cannot be indexed. */
const MOST_BYTES_OF_A_KEYWORD = 32_766;

const iso = z.iso.datetime({ offset: true });
const words = z.union([z.string(), z.array(z.string())]);
const ip = z.string().refine((text) => isIP(text) > 0, "is not an IP string literal");

/** The fields whose mapping is fixed: `ip` and `date` refuse what is none. */
const Mapped = z.looseObject({
  "@timestamp": iso,
  message: z.string().optional(),
  event: z
    .looseObject({
      kind: z.enum(["alert", "event", "metric"]),
      category: words.optional(),
      type: words.optional(),
      created: iso.optional(),
      start: iso.optional(),
      end: iso.optional(),
      severity: z.number().int().optional(),
    })
    .optional(),
  source: z.looseObject({ ip: ip.optional() }).optional(),
  related: z.looseObject({ ip: z.array(ip).optional() }).optional(),
});

/** Why a document cannot be indexed; undefined: it can. */
export function problemOfDocument(document: unknown): string | undefined {
  const mapped = Mapped.safeParse(document);
  if (!mapped.success) {
    const [issue] = mapped.error.issues;
    return `failed to parse field [${issue?.path.join(".") ?? ""}]: ${issue?.message ?? ""}`;
  }
  const { message: _text, ...fields } = mapped.data;
  return longest(fields) > MOST_BYTES_OF_A_KEYWORD
    ? "Document contains at least one immense term"
    : undefined;
}

function longest(value: unknown): number {
  if (typeof value === "string") return Buffer.byteLength(value);
  if (typeof value !== "object" || value === null) return 0;
  return Object.values(value).reduce<number>((most, item) => Math.max(most, longest(item)), 0);
}
