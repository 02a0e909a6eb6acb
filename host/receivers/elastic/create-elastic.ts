import { json, type HttpRequest, type HttpResponse } from "../../http";
import type { Message } from "../create-inbox";
import { createReceiver, type ReceiverOptions, type Verdict } from "../create-receiver";
import type { Receiver } from "../receiver";
import { problemOfDocument } from "./problem-of-document";
import { readBulk } from "./read-bulk";

/** `http.max_content_length`. */
const MOST_BYTES = 100 * 1_024 * 1_024;

/** An Elasticsearch with one API key, which may create documents in data streams by the bulk API. */
export function createElastic(
  options: ReceiverOptions & {
    readonly origin: string;
    readonly apiKey: string;
    /** Those that the key may write to. */
    readonly streams: ReadonlyArray<string>;
    readonly alertOf: (document: unknown) => string | undefined;
  },
): Receiver {
  const known = new Set(options.snapshot?.times.map(([key]) => key));
  let items = 0;
  return createReceiver(options, {
    name: "elastic",
    title: "Elasticsearch",
    origin: options.origin,
    knowsRepeats: true,
    busy: failure(503, "unavailable_shards_exception", "primary shard is not active"),
    judge: (request, _now, knobs) => {
      const refused = refusal(request, options.apiKey);
      if (refused !== undefined) return none(refused);
      const bulk = readBulk(request.body);
      if (!bulk.ok) return none(failure(400, "illegal_argument_exception", bulk.reason));
      const taken: Array<Message> = [];
      const answers = bulk.operations.map(({ action, index, id, document }) => {
        const answer = (status: number, type?: string, reason?: string) => ({
          [action]: {
            _index: index,
            _id: id,
            status,
            ...(type === undefined ? { result: "created" } : { error: { type, reason } }),
          },
        });
        items += 1;
        if (knobs.busyItemEvery > 0 && items % knobs.busyItemEvery === 0) {
          return answer(429, "es_rejected_execution_exception", "rejected execution of primary");
        }
        if (action !== "create") {
          const only = "only write ops with an op_type of create are allowed in data streams";
          return answer(400, "illegal_argument_exception", only);
        }
        if (!options.streams.includes(index)) {
          return answer(403, "security_exception", `unauthorized for indices [${index}]`);
        }
        const problem = problemOfDocument(document);
        if (problem !== undefined) return answer(400, "document_parsing_exception", problem);
        const key = `${index}/${id}`;
        if (known.has(key)) {
          const exists = `[${id}]: version conflict, document already exists`;
          return answer(409, "version_conflict_engine_exception", exists);
        }
        known.add(key);
        taken.push(messageOf(key, document, options.alertOf));
        return answer(201);
      });
      const errors = answers.some((item) => Object.values(item).some(({ status }) => status > 299));
      return { response: json(200, { took: 3, errors, items: answers }), taken };
    },
  });
}

function refusal(request: HttpRequest, apiKey: string): HttpResponse | undefined {
  if (new URL(request.url).pathname !== "/_bulk" || request.method !== "POST") {
    return failure(405, "method_not_allowed", "incorrect HTTP method for uri");
  }
  if (request.headers["authorization"] !== `ApiKey ${apiKey}`) {
    return failure(401, "security_exception", "unable to authenticate with provided credentials");
  }
  const type = request.headers["content-type"] ?? "";
  if (!/^application\/(x-nd)?json/.test(type)) {
    return failure(406, "media_type_header_exception", `Invalid media-type value [${type}]`);
  }
  return Buffer.byteLength(request.body) > MOST_BYTES ? { status: 413, body: "" } : undefined;
}

function messageOf(
  key: string,
  document: unknown,
  alertOf: (document: unknown) => string | undefined,
): Message {
  const alert = alertOf(document);
  return {
    key,
    ...(alert === undefined ? {} : { alert }),
    title: key,
    body: JSON.stringify(document, null, 2),
    mentions: 0,
  };
}

const none = (response: HttpResponse): Verdict => ({ response, taken: [] });

const failure = (status: number, type: string, reason: string): HttpResponse =>
  json(status, { error: { root_cause: [{ type, reason }], type, reason }, status });
