import { userKey } from "../user-key";
import type { Endpoint } from "./endpoint";

/** What the outer page needs once, before it draws anything. */
export const start: Endpoint = async (world, user) => ({
  value: {
    user: userKey(user),
    users: world.users.map((one) => ({
      key: userKey(one),
      name: one.name,
      role: one.role,
      isAdmin: one.isAdmin,
    })),
    siteUrl: world.installation.siteUrl,
    modules: world.modules.map((module) => ({
      ...module,
      address: world.addressOf(module.resource),
    })),
    resources: Object.fromEntries(
      world.manifest.resources.flatMap((resource) =>
        [
          resource.key,
          ...Object.keys(resource.entry ?? {}).map((entry) => `${resource.key}/${entry}`),
        ].map((name) => [name, world.addressOf(name)]),
      ),
    ),
    navigation: (world.manifest.permissions.external?.navigation ?? []).flatMap((entry) =>
      typeof entry === "string" ? [entry] : entry.address === undefined ? [] : [entry.address],
    ),
    incidents: world.incidents?.kinds ?? [],
  },
});
