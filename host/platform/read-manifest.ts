import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

const keyed = z.looseObject({ key: z.string() });
const runs = keyed.extend({ function: z.string() });
const page = keyed.extend({
  title: z.string().optional(),
  resource: z.string().optional(),
  resolver: z.object({ function: z.string() }).optional(),
});
const output = z.object({
  key: z.string(),
  statusCode: z.number(),
  contentType: z.string().optional(),
  body: z.string().optional(),
});
const address = z.union([z.string(), z.looseObject({ address: z.string().optional() })]);

const eventFilter = z.looseObject({ ignoreSelf: z.boolean().optional() }).optional();

const modules = z.looseObject({
  function: z
    .array(
      keyed.extend({
        handler: z.string(),
        timeoutSeconds: z.number().optional(),
        runtime: z.object({ memoryMB: z.number().optional() }).optional(),
      }),
    )
    .default([]),
  scheduledTrigger: z
    .array(runs.extend({ interval: z.enum(["fiveMinute", "hour", "day", "week"]) }))
    .default([]),
  consumer: z.array(runs.extend({ queue: z.string() })).default([]),
  webtrigger: z
    .array(
      runs.extend({
        response: z
          .object({
            type: z.enum(["static", "dynamic"]).default("dynamic"),
            outputs: z.array(output).default([]),
          })
          .optional(),
      }),
    )
    .default([]),
  trigger: z
    .array(
      runs.extend({
        events: z.array(
          z.union([z.string(), z.looseObject({ eventType: z.string(), filter: eventFilter })]),
        ),
        filter: eventFilter,
      }),
    )
    .default([]),
  sql: z.array(keyed).default([]),
});

const schema = z.looseObject({
  app: z.looseObject({
    id: z.string(),
    runtime: z.looseObject({ memoryMB: z.number().optional() }).optional(),
  }),
  modules,
  resources: z.array(z.looseObject({ key: z.string(), path: z.string() })).default([]),
  permissions: z
    .looseObject({
      scopes: z
        .union([
          z.array(z.string()),
          z.record(z.string(), z.unknown()).transform((map) => Object.keys(map)),
        ])
        .default([]),
      external: z
        .looseObject({
          fetch: z
            .looseObject({
              backend: z.array(address).default([]),
              client: z.array(address).default([]),
            })
            .optional(),
          configurable: z.looseObject({ enabled: z.boolean() }).optional(),
        })
        .optional(),
    })
    .default({ scopes: [] }),
});

/** The parts of manifest.yml that the host acts on; everything else is kept as it is. */
export type AppManifest = z.infer<typeof schema>;

export interface PageModule extends z.infer<typeof page> {
  /** `jira:adminPage`, `jira:globalPage` … */
  readonly type: string;
}

export interface ManifestView {
  readonly manifest: AppManifest;
  /** Modules with a resource: what a person can open. */
  readonly pages: ReadonlyArray<PageModule>;
}

/**
 * Reads manifest.yml of an app. Its full validation is Atlassian's (@forge/manifest); this adds the limits which that
 * leaves out and deployment enforces.
 * @throws Error when a part that the host acts on is malformed, or a limit of scheduled triggers is passed
 */
export const readManifest = (appDir: string): ManifestView => {
  const file = join(appDir, "manifest.yml");
  const parsed = schema.safeParse(parse(readFileSync(file, "utf8")));
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
  const manifest = parsed.data;
  const triggers = manifest.modules.scheduledTrigger;
  if (triggers.length > 5)
    throw new Error(`${file}: ${triggers.length} scheduled triggers, 5 are allowed`);
  const often = triggers.filter((trigger) => trigger.interval === "fiveMinute").length;
  if (often > 1) throw new Error(`${file}: ${often} triggers run every five minutes, 1 is allowed`);
  return { manifest, pages: pagesOf(manifest) };
};

const pagesOf = (manifest: AppManifest): ReadonlyArray<PageModule> =>
  Object.entries(manifest.modules).flatMap(([type, entries]) => {
    if (!Array.isArray(entries)) return [];
    return entries.flatMap((entry: unknown) => {
      const parsed = page.safeParse(entry);
      return parsed.success &&
        (parsed.data.resource !== undefined || parsed.data.resolver !== undefined)
        ? [{ ...parsed.data, type }]
        : [];
    });
  });
