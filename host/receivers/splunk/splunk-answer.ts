import { json, type HttpResponse } from "../../http";

const answers = {
  0: [200, "Success"],
  1: [403, "Token disabled"],
  2: [401, "Token is required"],
  3: [401, "Invalid authorization"],
  4: [403, "Invalid token"],
  5: [400, "No data"],
  6: [400, "Invalid data format"],
  7: [400, "Incorrect index"],
  9: [503, "Server is busy"],
  10: [400, "Data channel is missing"],
  11: [400, "Invalid data channel"],
  12: [400, "Event field is required"],
  13: [400, "Event field cannot be blank"],
  14: [400, "ACK is disabled"],
  17: [200, "HEC is healthy"],
} as const;

/** An answer of the HTTP event collector by its code. */
export function splunkAnswer(code: keyof typeof answers, more: object = {}): HttpResponse {
  const [status, text] = answers[code];
  return json(status, { text, code, ...more });
}
