import type { InvocationResult } from "../../runtime/invocation-event";
import type { PageModule } from "../read-manifest";
import type { Installation } from "./installation";
import type { InvocationQuota } from "./invocation-quota";
import type { Invocation } from "./invoker";

const REQUEST_BYTES = 500 * 1024;
const RESPONSE_BYTES = 5 * 1024 * 1024;

export interface ResolverCaller {
  /** Absent for an anonymous caller. */
  readonly accountId?: string;
  /** What the page's place adds to the context, such as the issue. */
  readonly extension?: Readonly<Record<string, unknown>>;
}

export interface InvokeResolverDeps {
  readonly pages: ReadonlyArray<PageModule>;
  readonly installation: Installation;
  readonly invoke: (invocation: Invocation) => Promise<InvocationResult>;
  readonly quota: InvocationQuota;
}

/** What `invoke` of the bridge does: runs a page's resolver, with the limits of the front end. */
export const invokeResolver = async (
  deps: InvokeResolverDeps,
  moduleKey: string,
  functionKey: string,
  payload: unknown,
  { accountId, extension = {} }: ResolverCaller,
): Promise<InvocationResult> => {
  const page = deps.pages.find(({ key }) => key === moduleKey);
  if (page?.resolver === undefined)
    throw new Error(`the manifest has no page ${moduleKey} with a resolver`);
  if (sizeOf(payload) > REQUEST_BYTES)
    return refused("PAYLOAD_TOO_LARGE", "The payload has more than 500 KB");
  const exceeded = deps.quota.take(accountId ?? "anonymous");
  if (exceeded !== undefined) return refused("RATE_LIMIT_EXCEEDED", exceeded);
  const { cloudId, environmentId, environmentType, appId } = deps.installation;
  const context = {
    cloudId,
    environmentId,
    environmentType,
    moduleKey,
    siteUrl: "http://localhost",
    localId: `ari:cloud:ecosystem::extension/${appId}/${environmentId}/static/${moduleKey}`,
    locale: "en-US",
    timezone: "UTC",
    extension: { type: page.type, ...extension },
    ...(accountId === undefined ? {} : { accountId }),
  };
  const result = await deps.invoke({
    moduleType: page.type,
    moduleKey,
    functionKey: page.resolver.function,
    body: { call: { functionKey, payload }, context },
    ...(accountId === undefined ? {} : { accountId }),
  });
  return result.success && sizeOf(result.body) > RESPONSE_BYTES
    ? refused("RESPONSE_TOO_LARGE", "The response has more than 5 MB")
    : result;
};

const sizeOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value) ?? "");

const refused = (errorType: string, errorMessage: string): InvocationResult => ({
  success: false,
  error: { errorType, errorMessage },
});
