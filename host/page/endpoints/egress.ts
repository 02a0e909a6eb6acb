import { z } from "zod";
import type { PageWorld } from "../page-world";
import type { Endpoint, EndpointAnswer } from "./endpoint";

const EgressGroups = z.object({
  egresses: z.array(
    z.object({
      key: z.string().min(1),
      description: z.string(),
      configured: z.array(
        z.object({ domain: z.string().min(1), type: z.array(z.string()).min(1) }),
      ),
    }),
  ),
});
const Keys = z.object({ keys: z.array(z.string()).optional() });
const Group = z.object({ key: z.string() });
const Domain = z.object({ key: z.string(), domain: z.string(), type: z.string() });

/** `permissions.egress.*`: customer-managed egress. The outer page has asked an admin before it calls `set`. */
export const egress: Readonly<Record<"get" | "set" | "deleteGroup" | "deleteDomain", Endpoint>> = {
  get: async (world, _user, body) => {
    const { keys } = Keys.parse(body ?? {});
    const groups = await world.app.egress.list();
    return {
      value: { results: groups.filter((group) => keys === undefined || keys.includes(group.key)) },
    };
  },
  set: async (world, user, body) => {
    const refusal = refuse(world, user.isAdmin);
    if (refusal !== undefined) return refusal;
    const { egresses } = EgressGroups.parse(body);
    const refused = await world.app.egress.set(egresses);
    return refused === undefined ? { value: { results: egresses } } : { refused: refused.refused };
  },
  deleteGroup: async (world, user, body) => {
    const refusal = refuse(world, user.isAdmin);
    if (refusal !== undefined) return refusal;
    await world.app.egress.deleteGroup(Group.parse(body).key);
    return { value: null };
  },
  deleteDomain: async (world, user, body) => {
    const refusal = refuse(world, user.isAdmin);
    if (refusal !== undefined) return refusal;
    const { key, domain, type } = Domain.parse(body);
    await world.app.egress.deleteDomain(key, domain, type);
    return { value: null };
  },
};

function refuse(world: PageWorld, isAdmin: boolean): EndpointAnswer | undefined {
  if (world.manifest.permissions.external?.configurable?.enabled !== true) {
    return { refused: "The manifest does not declare permissions.external.configurable." };
  }
  return isAdmin ? undefined : { refused: "Only an admin may change where the app may send to." };
}
