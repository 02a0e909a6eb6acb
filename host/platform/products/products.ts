import type { ProductHandler } from "../../http";
import type { PlatformCall, PlatformReply } from "../../runtime/function-runner";
import { type InvocationInfo, proxyError } from "../capability";

export interface Products {
  /** Answers `/fpp/provider/{app|user|none}/remote/jira[/account/{id}]`. */
  readonly handle: (call: PlatformCall, invocation: InvocationInfo) => Promise<PlatformReply>;
}

/** Product requests: passes on who calls and the manifest's scopes; the stand-in decides what they may do. */
export const createProducts = (jira: ProductHandler, scopes: ReadonlyArray<string>): Products => ({
  handle: async (call, invocation) => {
    const [, provider, remote, account] =
      /^\/fpp\/provider\/(\w+)\/remote\/(\w+)(?:\/account\/(.+))?$/u.exec(call.route) ?? [];
    if (remote !== "jira")
      return proxyError(
        404,
        "PRODUCT_NOT_AVAILABLE",
        `there is no ${remote ?? "such product"} on this site`,
      );
    const { method, target: url, headers, body } = call;
    const request = { method, url, headers, body };
    const answer = async (caller: Parameters<ProductHandler>[1]): Promise<PlatformReply> => {
      const response = await jira(request, caller);
      return { status: response.status, headers: response.headers ?? {}, body: response.body };
    };
    if (provider === "app") return answer({ as: "app", scopes });
    const accountId = account === undefined ? invocation.accountId : decodeURIComponent(account);
    // asUser(id) of somebody else is offline impersonation, which needs a grant that no local user has given.
    if (accountId === undefined || accountId !== invocation.accountId)
      return proxyError(401, "NEEDS_AUTHENTICATION_ERR");
    return answer({ as: "user", accountId, scopes });
  },
});
