import ipaddr from "ipaddr.js";
import { z } from "zod";

/**
 * The address of a server that an administrator chose: https, a name of the public internet (no IP address in any
 * notation, no `localhost`, no name without a dot), no user or password, no fragment.
 */
export const HttpsAddress = z
  .string()
  .trim()
  .max(2_000)
  .superRefine((text, context) => {
    const problem = problemOf(text);
    if (problem !== null) context.addIssue({ code: "custom", message: problem });
  });

function problemOf(text: string): string | null {
  if (!URL.canParse(text)) return "Enter a whole address, such as https://siem.example.com/audit";
  const url = new URL(text);
  if (url.protocol !== "https:") return "The address has to begin with https://";
  if (url.username !== "" || url.password !== "") {
    return "The address must not contain a user or password: enter secrets in their own field";
  }
  if (url.hash !== "") return "The address must not contain a #";
  const host = url.hostname.replace(/\.$/, "");
  if (ipaddr.isValid(host.replace(/^\[|\]$/g, ""))) {
    return "Enter the server's name, not its IP address";
  }
  const isPublic =
    host.includes(".") && !/(^|\.)(localhost|local|internal|lan|home\.arpa)$/.test(host);
  return isPublic ? null : "The server has to have a name on the internet";
}
