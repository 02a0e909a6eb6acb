import type { HostClock } from "../../clock";
import type { ProductHandler } from "../../http";
import type { PlatformCall, PlatformReply } from "../../runtime/function-runner";
import type { SeededRandom } from "../../runtime/seeded-random";
import { type InvocationInfo, jsonReply, proxyError } from "../capability";
import type { ProductFaults } from "../faults/platform-faults";

export interface Products {
  /** Answers `/fpp/provider/{app|user|none}/remote/jira[/account/{id}]`. */
  readonly handle: (call: PlatformCall, invocation: InvocationInfo) => Promise<PlatformReply>;
  /** The app was installed just now. */
  readonly installed: () => void;
}

export interface ProductsOptions {
  readonly jira: ProductHandler;
  /** Of the manifest. */
  readonly scopes: ReadonlyArray<string>;
  readonly clock: Pick<HostClock, "now">;
  readonly random: Pick<SeededRandom, "next">;
  readonly faults?: ProductFaults;
}

const REASONS = [
  "jira-quota-global-based",
  "jira-quota-tenant-based",
  "jira-burst-based",
  "jira-per-issue-on-write",
];

/** Product requests: passes on who calls and the manifest's scopes; the stand-in decides what they may do. */
export const createProducts = (options: ProductsOptions): Products => {
  const { jira, scopes } = options;
  const fault = createProductFault(options);
  return {
    installed: fault.installed,
    handle: async (call, invocation) => {
      const [, provider, remote, account] =
        /^\/fpp\/provider\/(\w+)\/remote\/(\w+)(?:\/account\/(.+))?$/u.exec(call.route) ?? [];
      if (remote !== "jira")
        return proxyError(
          404,
          "PRODUCT_NOT_AVAILABLE",
          `there is no ${remote ?? "such product"} on this site`,
        );
      const failed = fault.draw();
      if (failed !== undefined) return failed;
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
  };
};

const createProductFault = ({ clock, random, faults = {} }: ProductsOptions) => {
  const { throttle = 0, forbiddenMs = 0 } = faults;
  let installedAt = Number.NEGATIVE_INFINITY;
  return {
    installed: () => {
      installedAt = clock.now();
    },
    draw: (): PlatformReply | undefined => {
      if (clock.now() < installedAt + forbiddenMs)
        return jsonReply(403, { code: 403, message: "Forbidden" });
      if (throttle === 0 || random.next() >= throttle) return undefined;
      const reason = REASONS[Math.floor(random.next() * REASONS.length)] ?? "";
      const seconds = 1 + Math.floor(random.next() * 30);
      return jsonReply(
        429,
        { errorMessages: ["Rate limit exceeded."], errors: {} },
        { "retry-after": `${seconds}`, "ratelimit-reason": reason },
      );
    },
  };
};
