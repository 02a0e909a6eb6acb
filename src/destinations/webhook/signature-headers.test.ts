import { expect, test } from "@jest/globals";
import { isSigningSecret, signatureHeaders } from "./signature-headers";

test("signs the standard's own example as the standard does", () => {
  const attempt = {
    deliveryKey: "msg_p5jXN8AQM9LWM0D4loKWxJek",
    destinationId: "",
    number: 1,
    unsettledSince: null,
    now: 1_614_265_330_000,
  };
  const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  expect(signatureHeaders([secret], attempt, '{"test": 2432232314}')).toEqual({
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  });
});

test.each([
  ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", true],
  [`whsec_${"A".repeat(84)}AA==`, true],
  [`whsec_${"A".repeat(88)}`, false],
  ["whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", false],
  ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS", false],
  ["MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", false],
  ["whsec_", false],
])("takes %s as a signing secret: %p", (text, isSecret) => {
  expect(isSigningSecret(text)).toBe(isSecret);
});
