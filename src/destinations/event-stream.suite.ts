import { describe, expect, test } from "@jest/globals";
import type { HttpAnswer } from "#ports";
import type { Attempt } from "./attempt";
import type { StreamedEvent } from "./event-stream";
import { exampleStream } from "./example-stream";
import { firstAttempt } from "./first-attempt";
import { hostileTexts } from "./hostile-texts";
import type { Outcome } from "./outcome";
import { problemsOf } from "./problems-of";

/** A destination that takes every event, with a stand-in of its server. */
export interface EventStreamSubject {
  /** Sends as many of the events as go into one batch. `bodies` is what left the app. */
  readonly send: (
    answer: HttpAnswer,
    events: ReadonlyArray<StreamedEvent>,
    attempt: Attempt,
  ) => Promise<{
    readonly outcome: Outcome;
    readonly bodies: ReadonlyArray<string>;
    readonly taken: number;
  }>;
  /** The most that a request may hold, in bytes. */
  readonly mostBytes: number;
}

/** What every destination has to pass that takes every event. `success` is what its server usually answers. */
export function testEventStream({ send, mostBytes }: EventStreamSubject, success: HttpAnswer) {
  const failing = async (status: number): Promise<Outcome> => {
    const answer: HttpAnswer = { answered: true, status, headers: {}, body: "" };
    return (await send(answer, exampleStream(2), firstAttempt)).outcome;
  };

  describe("as a stream of every event", () => {
    test("sends each event with its key and what Atlassian sent", async () => {
      const { outcome, bodies } = await send(success, exampleStream(3), firstAttempt);
      expect(outcome).toEqual({ result: "delivered", reference: expect.stringMatching(/./) });
      for (const { event } of exampleStream(3)) {
        expect(bodies.join("\n")).toContain(event.key);
        expect(bodies.join("\n")).toContain(`"id":"${event.id}"`);
      }
    });

    test("keeps a request below what the server takes, however much there is", async () => {
      const { bodies, taken } = await send(success, exampleStream(2_000), firstAttempt);
      expect(taken).toBeGreaterThan(20);
      for (const body of bodies) expect(Buffer.byteLength(body)).toBeLessThanOrEqual(mostBytes);
    });

    test.each(Object.entries(hostileTexts))("sends %s as text and in bounds", async (_, text) => {
      const events = exampleStream(2_000, text);
      const { outcome, bodies, taken } = await send(success, events, firstAttempt);
      expect(outcome.result).toBe("delivered");
      expect(taken).toBeGreaterThan(0);
      for (const body of bodies) {
        expect(Buffer.byteLength(body)).toBeLessThanOrEqual(mostBytes);
        expect(problemsOf(body, mostBytes)).toEqual([]);
      }
    });

    test("sends the same again in a later attempt", async () => {
      const [first, second] = [
        await send(success, exampleStream(3), firstAttempt),
        await send(success, exampleStream(3), { ...firstAttempt, number: 2 }),
      ];
      expect(second.bodies).toEqual(first.bodies);
    });

    test.each([400, 413])("takes %i as the batch's fault", async (status) => {
      expect(await failing(status)).toMatchObject({ result: "rejected" });
    });

    test.each([401, 429, 500, 503])("tries again after %i", async (status) => {
      expect(await failing(status)).toMatchObject({ result: "retry" });
    });

    test("says never again where the server is gone", async () => {
      expect(await failing(410)).toMatchObject({ result: "rejected", gone: true });
    });
  });
}
