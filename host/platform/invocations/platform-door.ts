import type { PlatformCall, PlatformDoor, PlatformReply } from "../../runtime/function-runner";
import { type InvocationInfo, jsonReply, parseJson, proxyError } from "../capability";
import type { AccountRegister } from "../accounts/account-register";
import type { Egress } from "../egress/egress";
import type { Kvs } from "../kvs/kvs";
import type { Products } from "../products/products";
import type { Queue } from "../queue/queue";
import type { SqlCapability } from "../sql/sql-capability";
import type { WebTriggers } from "../web-trigger/web-trigger";
import type { InvocationRegistry } from "./invocation-registry";

export interface PlatformDoorDeps {
  readonly registry: InvocationRegistry;
  readonly scopes: ReadonlyArray<string>;
  /** Undefined where the manifest has no `sql` module. */
  readonly sql: SqlCapability | undefined;
  readonly kvs: Kvs;
  readonly queue: Queue;
  readonly webTriggers: WebTriggers;
  readonly egress: Egress;
  readonly products: Products;
  readonly accounts: Pick<AccountRegister, "report">;
  /** Draw whether a request is refused: the code of the 429, or undefined. */
  readonly throttle: Readonly<Record<"kvs" | "sql" | "queue", () => string | undefined>>;
  /** Ends the invocation's process. */
  readonly kill: (invocationId: string) => void;
  /** Waits as long as the call takes on its way. */
  readonly travel: (call: PlatformCall) => Promise<void>;
}

const CAPABILITY = "/fpp/as/app/provider/atlassian/capability/";
const STARGATE = /^\/fpp\/provider\/(?:app|user)\/remote\/stargate/u;
const never = new Promise<never>(() => undefined);

/** The one door between running functions and everything outside: finds who calls, and hands the call on. */
export const createPlatformDoor =
  (deps: PlatformDoorDeps): PlatformDoor =>
  async (call) => {
    const invocation = deps.registry.find(call.token);
    // A call after the end of its invocation: a floating promise of the app.
    if (invocation === undefined) return proxyError(401, "UNAUTHENTICATED");
    const { route, target, method } = call;
    const doom = deps.registry.called(call.token, { route, target, method });
    if (doom?.when !== "before") {
      await deps.travel(call);
      const reply = await answer(deps, call, invocation);
      if (doom === undefined) return reply;
    }
    if (doom.how === "kill") deps.kill(invocation.id);
    return never;
  };

const answer = async (
  deps: PlatformDoorDeps,
  call: PlatformCall,
  invocation: InvocationInfo,
): Promise<PlatformReply> => {
  if (call.route === "/egress") return deps.egress.handle(call, invocation);
  if (call.route === `${CAPABILITY}kvs`) {
    if (!deps.scopes.includes("storage:app"))
      return jsonReply(403, { code: "FORBIDDEN", message: "the scope storage:app is required" });
    const code = deps.throttle.kvs();
    if (code !== undefined) return jsonReply(429, { code, message: "Too many requests" });
    return deps.kvs.handle(call.target, parseJson(call.body));
  }
  if (call.route === `${CAPABILITY}sql`) {
    if (deps.sql === undefined)
      return jsonReply(403, { code: "APP_NOT_ENABLED", message: "the manifest has no sql module" });
    const code = deps.throttle.sql();
    if (code !== undefined) return jsonReply(429, { code, message: "Too many requests" });
    return deps.sql.handle(call.target, parseJson(call.body), Buffer.byteLength(call.body));
  }
  if (STARGATE.test(call.route)) return stargate(deps, call, invocation);
  return deps.products.handle(call, invocation);
};

const stargate = (
  deps: PlatformDoorDeps,
  call: PlatformCall,
  invocation: InvocationInfo,
): PlatformReply => {
  const body = parseJson(call.body);
  if (call.target.startsWith("/webhook/queue/"))
    return deps.throttle.queue() === undefined
      ? deps.queue.handle(call.target, body, invocation.chain)
      : jsonReply(429, { errorMessage: "Too many requests" });
  if (call.target === "/app/report-accounts") return deps.accounts.report(body);
  const reply = call.target === "/graphql" ? deps.webTriggers.graphql(body) : undefined;
  return reply ?? jsonReply(501, { message: `the local host does not know ${call.target}` });
};
