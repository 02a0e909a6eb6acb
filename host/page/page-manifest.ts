import { z } from "zod";

const PageModule = z.object({
  key: z.string(),
  title: z.union([z.string(), z.object({ i18n: z.string() })]),
  resource: z.string(),
  useAsConfig: z.boolean().optional(),
});

const Address = z.union([z.string(), z.looseObject({ address: z.string().optional() })]);

/**
 * What the page host reads of a manifest; everything else passes by. `permissions` keeps the unknown too,
 * because `@forge/csp` and the app's own `checkPermissions` read it.
 */
const PageManifest = z.object({
  app: z.object({ id: z.string() }),
  modules: z.object({
    "jira:adminPage": z.array(PageModule).default([]),
    "jira:globalPage": z.array(PageModule).default([]),
    "dashboards:widget": z.array(PageModule).default([]),
  }),
  resources: z
    .array(
      z.object({
        key: z.string(),
        path: z.string(),
        entry: z.record(z.string(), z.string()).optional(),
      }),
    )
    .default([]),
  permissions: z
    .looseObject({
      scopes: z.union([z.array(z.string()), z.record(z.string(), z.unknown())]).optional(),
      external: z
        .looseObject({
          configurable: z.object({ enabled: z.boolean() }).optional(),
          navigation: z.array(Address).optional(),
        })
        .optional(),
    })
    .default({}),
});
type PageManifest = z.infer<typeof PageManifest>;

export { PageManifest };
