import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import type { HttpAnswer } from "#ports";
import type { Attempt } from "./attempt";
import { exampleNotices } from "./example-notices";
import { firstAttempt } from "./first-attempt";
import { hostileTexts } from "./hostile-texts";
import type { Notice } from "./notice";
import { testEventStream, type EventStreamSubject } from "./event-stream.suite";
import type { Outcome } from "./outcome";
import { problemsOf } from "./problems-of";

/** A destination with a stand-in of its server. */
export interface DestinationSubject {
  readonly name: string;
  /**
   * Delivers where the server gives `answer` to the request that tells it of the notice, and what is usual to any
   * other. `sent` is everything that left the app, as text.
   */
  readonly deliver: (
    answer: HttpAnswer,
    notice: Notice,
    attempt: Attempt,
  ) => Promise<{ readonly outcome: Outcome; readonly sent: ReadonlyArray<string> }>;
  /** The server's usual answer to a notice. */
  readonly success: HttpAnswer;
  /** What becomes of a notice that is answered so, where the body says nothing. */
  readonly statuses: Readonly<
    Record<301 | 400 | 401 | 403 | 404 | 410 | 413, Exclude<Outcome["result"], "delivered">>
  >;
  /** The most that may be sent at once. */
  readonly mostCharacters: number;
  /** What must never be in a reason. */
  readonly secrets: ReadonlyArray<string>;
  /** Where it takes every event as well. */
  readonly stream?: EventStreamSubject;
  /** What it is never told; everything else is delivered. */
  readonly rejects?: ReadonlyArray<Notice["kind"]>;
}

/** What every destination has to pass. */
export function testDestination(subject: DestinationSubject): void {
  const { deliver, success } = subject;
  const notices = exampleNotices();
  const failing = async (answer: HttpAnswer): Promise<Outcome> =>
    (await deliver(answer, notices.alert, firstAttempt)).outcome;

  describe(subject.name, () => {
    const { rejects = [] } = subject;
    const isTold = (notice: Notice): boolean => !rejects.includes(notice.kind);

    test.each(Object.values(notices).filter(isTold))("delivers $kind", async (notice) => {
      const { outcome, sent } = await deliver(success, notice, firstAttempt);
      expect(outcome).toEqual({ result: "delivered", reference: expect.stringMatching(/./) });
      expect(sent.length).toBeGreaterThan(0);
    });

    for (const kind of rejects) {
      test(`sends nothing for ${kind}`, async () => {
        const { outcome, sent } = await deliver(success, notices[kind], firstAttempt);
        expect(outcome).toEqual({ result: "rejected", reason: expect.stringMatching(/./) });
        expect(sent).toEqual([]);
      });
    }

    test.each(Object.entries(subject.statuses))("takes %s as %s", async (status, result) => {
      const outcome = await failing(answered(Number(status)));
      expect(outcome).toMatchObject({ result, reason: expect.stringContaining(status) });
      if (outcome.result === "retry") expect(outcome.unknown).toBe(false);
    });

    test.each([500, 502, 503, 504])("tries again after %i", async (status) => {
      expect(await failing(answered(status))).toMatchObject({ result: "retry" });
    });

    test.each([
      [{ "retry-after": "120" }, 120_000],
      [{ "retry-after": "Mon, 23 Nov 2026 05:31:00 GMT" }, 60_000],
      [{ "x-retry-after": "50" }, 50_000],
      [{ "x-ratelimit-reset": "2026-11-23T05:31Z" }, 60_000],
      [{ "x-ratelimit-reset": "2026-11-23T05:31:30.000Z" }, 90_000],
      [{ "x-ratelimit-reset": String(Date.UTC(2026, 10, 23, 5, 31) / 1_000) }, 60_000],
    ])("waits as a 429 with %j asks", async (headers, afterMs) => {
      expect(await failing(answered(429, headers))).toMatchObject({
        result: "retry",
        afterMs,
        unknown: false,
      });
    });

    test("waits after a 429 that does not say how long", async () => {
      const outcome = await failing(answered(429, { "retry-after": "soon" }));
      expect(outcome).toMatchObject({ result: "retry", unknown: false });
    });

    test.each(["timeout", "network"] as const)(
      "does not know what a %s has done",
      async (reason) => {
        const outcome = await failing({ answered: false, reason, detail: "ECONNRESET" });
        expect(outcome).toMatchObject({ result: "retry", unknown: true });
      },
    );

    test("knows that a call which the platform forbade was not made", async () => {
      const outcome = await failing({ answered: false, reason: "egress-denied", detail: "" });
      expect(outcome).toMatchObject({ result: "retry", unknown: false });
    });

    test.each([
      ["a page of HTML", "<!DOCTYPE html><html><body>Bad gateway</body></html>"],
      ["a megabyte", "y".repeat(1_000_000)],
      ["nothing", ""],
      ["JSON of another shape", '{"oops":[1,2,{"a":null}]}'],
      ["half of a JSON document", '{"errors":{"a'],
    ])("gives a short reason where an error's body is %s", async (_, body) => {
      for (const status of [400, 500]) {
        const outcome = await failing({ answered: true, status, headers: {}, body });
        const reason = outcome.result === "delivered" ? "" : outcome.reason;
        expect(reason).toMatch(/^[^<\n]{5,500}$/);
      }
    });

    test.each(Object.entries(hostileTexts))("sends %s as text and in bounds", async (_, text) => {
      for (const notice of Object.values(exampleNotices(text, 40)).filter(isTold)) {
        const { outcome, sent } = await deliver(success, notice, firstAttempt);
        expect(outcome.result).toBe("delivered");
        for (const message of sent) expect(problemsOf(message, subject.mostCharacters)).toEqual([]);
      }
    });

    test("sends any text in bounds", async () => {
      const text = fc.string({ unit: "binary", maxLength: 2_000 });
      await fc.assert(
        fc.asyncProperty(text, fc.integer({ min: 1, max: 40 }), async (value, count) => {
          const { outcome, sent } = await deliver(
            success,
            exampleNotices(value, count).alert,
            firstAttempt,
          );
          expect(outcome.result).toBe("delivered");
          for (const message of sent)
            expect(problemsOf(message, subject.mostCharacters)).toEqual([]);
        }),
        { numRuns: 50 },
      );
    });

    test("sends the same again in a later attempt", async () => {
      const again = { ...firstAttempt, number: 2 };
      const [first, second] = [
        await deliver(success, notices.alert, firstAttempt),
        await deliver(success, notices.alert, again),
      ];
      expect(second.sent).toEqual(first.sent);
    });

    if (subject.stream !== undefined) testEventStream(subject.stream, success);

    test("tells no secret in a reason", async () => {
      const echo = subject.secrets.join(" ");
      const outcomes = [
        await failing({ answered: true, status: 400, headers: {}, body: echo }),
        await failing({ answered: true, status: 401, headers: {}, body: echo }),
        await failing({ answered: false, reason: "network", detail: echo }),
      ];
      for (const secret of subject.secrets) expect(JSON.stringify(outcomes)).not.toContain(secret);
    });
  });
}

const answered = (status: number, headers: Readonly<Record<string, string>> = {}): HttpAnswer => ({
  answered: true,
  status,
  headers,
  body: "",
});
