import type { Failure, ProcedureOutput } from "#contract";
import { readSettings } from "#destinations/jira-issue/read-settings";
import type { Notice } from "#destinations/notice";
import { destinationOf, registry } from "#destinations/registry";
import { secretName } from "#destinations/secret-name";
import { StoredDestination } from "#destinations/stored-destination";
import { excerpt } from "#lib/excerpt";
import { err, ok, type Result } from "#lib/result";
import type { HttpAnswer, Platform } from "#ports";

type Tested = ProcedureOutput<"destinations/test">;
type Deps = Pick<
  Platform,
  "documents" | "secrets" | "http" | "jira" | "deliveries" | "queue" | "clock" | "random"
>;

/** What the keys of tests begin with: whoever looks at the receiver's end can tell them. */
const TEST_KEY = "7e57";
const BODY = 300;

/**
 * Sends a notice that says of itself that it is a test the way that all are sent, and tells what the destination said.
 * A paused one can be tested too. Where it works, what waits is tried at once. `noticeOf` gets the key of the delivery.
 */
export async function sendTest(
  deps: Deps,
  id: string,
  noticeOf: (key: string, now: number) => Notice | Promise<Notice>,
): Promise<Result<Tested, Failure>> {
  const found = await find(deps, id);
  if (found === null) return err({ code: "not-found", message: notReady(id) });
  const now = deps.clock.now();
  const deliveryKey = `${TEST_KEY}${deps.random.hex(14)}`;
  let answer: { readonly said: HttpAnswer; readonly tookMs: number } | undefined;
  const http: Platform["http"] = {
    send: async (request) => {
      const began = deps.clock.now();
      const said = await deps.http.send(request);
      answer = { said, tookMs: deps.clock.now() - began };
      return said;
    },
  };
  const attempt = { deliveryKey, destinationId: id, number: 1, unsettledSince: null, now };
  const notice = await noticeOf(deliveryKey, now);
  const outcome = await found.destination.deliver(
    { ...deps, http },
    found.settings,
    notice,
    attempt,
  );
  if (outcome.result === "delivered") {
    await deps.deliveries.hasten(id, deps.clock.now());
    await deps.queue.wake("deliver", [0]);
  }
  const secrets = await secretsOf(deps, id, found.destination.secrets);
  return ok({
    result: outcome.result,
    reason: outcome.result === "delivered" ? "" : outcome.reason,
    reference: outcome.result === "delivered" ? outcome.reference : "",
    answer:
      answer?.said.answered === true
        ? {
            status: answer.said.status,
            body: excerpt(without(answer.said.body, secrets), BODY),
            tookMs: answer.tookMs,
          }
        : null,
  });
}

async function find(deps: Pick<Platform, "documents">, id: string) {
  if (id === "jira-issue") {
    const settings = await readSettings(deps);
    return settings === null ? null : { destination: registry["jira-issue"], settings };
  }
  const document = await deps.documents.read("destination", id);
  const stored = StoredDestination.safeParse(document?.body).data;
  const destination = destinationOf(stored?.kind);
  return stored === undefined || destination === undefined
    ? null
    : { destination, settings: stored.settings };
}

const notReady = (id: string): string =>
  id === "jira-issue"
    ? "No project is chosen for issues yet. Choose one under Settings."
    : "There is no such destination.";

/** Whole secrets and what stands after their first word, as `abc` in `Bearer abc`. */
async function secretsOf(
  deps: Pick<Platform, "secrets">,
  id: string,
  fields: ReadonlyArray<{ readonly name: string }>,
): Promise<ReadonlyArray<string>> {
  const values = await Promise.all(
    fields.map(({ name }) => deps.secrets.get(secretName(id, name))),
  );
  return values
    .flatMap((value) => (value === null ? [] : [value, value.replace(/^\S+\s+/, "")]))
    .filter((value) => value.length >= 4);
}

const without = (text: string, secrets: ReadonlyArray<string>): string =>
  secrets.reduce((rest, secret) => rest.replaceAll(secret, "•••"), text);
