import { expect, test } from "@jest/globals";
import { Webhook } from "standardwebhooks";
import { makeSigningSecret } from "./make-signing-secret";

test("makes another secret of 32 bytes each time, which the standard's library signs with", () => {
  const secrets = Array.from({ length: 50 }, makeSigningSecret);
  expect(new Set(secrets).size).toBe(50);
  for (const secret of secrets) {
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(new Webhook(secret).sign("msg_1", new Date(0), "{}")).toMatch(/^v1,/);
  }
});
