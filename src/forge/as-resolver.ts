import Resolver from "@forge/resolver";
import { procedures } from "#contract";

/** A question of the page, with the asker by the platform's word. */
export interface ResolverCall {
  readonly name: string;
  readonly payload: unknown;
  readonly accountId: string | undefined;
  readonly siteUrl: string;
}

/** The handler of a page's resolver: every procedure under its own name. */
export function asResolver(answer: (call: ResolverCall) => Promise<unknown>) {
  const resolver = new Resolver();
  for (const name of Object.keys(procedures)) {
    resolver.define(name, ({ payload, context }) => {
      const { accountId, siteUrl } = fieldsOf(context);
      return answer({
        name,
        payload,
        accountId: typeof accountId === "string" && accountId !== "" ? accountId : undefined,
        siteUrl: typeof siteUrl === "string" ? siteUrl : "",
      });
    });
  }
  return resolver.getDefinitions();
}

/** The SDK types the context as any object: its fields are checked where they are used. */
function fieldsOf(context: object): { readonly accountId?: unknown; readonly siteUrl?: unknown } {
  return context;
}
