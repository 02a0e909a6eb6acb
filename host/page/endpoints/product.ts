import { z } from "zod";
import type { Endpoint } from "./endpoint";

const ProductRequest = z.object({
  product: z.string(),
  restPath: z.string(),
  fetchRequestInit: z
    .object({
      method: z.string().optional(),
      headers: z.array(z.tuple([z.string(), z.string()])).optional(),
      body: z.string().nullish(),
    })
    .default({}),
  isMultipartFormData: z.boolean().default(false),
});

/** `requestJira()` of the page: the user's rights within the app's scopes. */
export const product: Endpoint = async (world, user, body) => {
  const request = ProductRequest.parse(body);
  if (request.product !== "jira") return { refused: `The local host has no ${request.product}.` };
  if (request.isMultipartFormData) return { refused: "The local host does not model form data." };
  if (!request.restPath.startsWith("/") || request.restPath.startsWith("//")) {
    return { refused: "A product is called with a path that starts with one slash." };
  }
  const { method = "GET", headers = [], body: text } = request.fetchRequestInit;
  const response = await world.app.requestJira(
    {
      method: method.toUpperCase(),
      url: request.restPath,
      headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
      body: text ?? "",
    },
    user.accountId,
  );
  return {
    value: {
      status: response.status,
      statusText: "",
      headers: response.headers ?? {},
      body: response.body,
      isAttachment: false,
    },
  };
};
