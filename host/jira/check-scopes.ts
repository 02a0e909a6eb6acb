import { json, type Caller, type HttpResponse } from "../http";
import operationScopes from "./operation-scopes.json";

const scopesByOperation: Readonly<Record<string, ReadonlyArray<ReadonlyArray<string>>>> =
  operationScopes;

/**
 * Refuses a caller whose app lacks the scopes of the operation, in the words of Atlassian's gateway.
 * Each operation lists alternatives (classic, granular); one whole alternative is enough.
 */
export const checkScopes = (operation: string, caller: Caller): HttpResponse | undefined => {
  const alternatives = scopesByOperation[operation];
  if (alternatives === undefined) throw new Error(`no scopes known for ${operation}`);
  const isEnough = alternatives.some((scopes) =>
    scopes.every((scope) => caller.scopes.includes(scope)),
  );
  return isEnough
    ? undefined
    : json(401, { code: 401, message: "Unauthorized; scope does not match" });
};
