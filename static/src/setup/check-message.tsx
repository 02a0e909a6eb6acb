import SectionMessage from "@atlaskit/section-message";
import { API_KEY_SCOPE, type ConnectionCheck } from "#contract";

const titles: Record<ConnectionCheck["result"], string> = {
  ok: "The key works",
  "ok-but-empty": "The key works, but the log is empty",
  "key-rejected": "Atlassian does not accept this key",
  "not-admin": "The key's owner is no organization admin",
  "missing-scope": "The key lacks a scope",
  "organization-not-found": "There is no such organization for this key",
  "no-guard": "The organization has no Atlassian Guard",
  "rate-limited": "Atlassian asks to wait",
  unreachable: "Atlassian could not be reached",
};

/** What a try of the key showed, and what to do about it. */
export function CheckMessage({ check }: { check: ConnectionCheck }) {
  return (
    <div aria-live="polite" className="setup-check">
      <SectionMessage appearance={appearance(check.result)} title={titles[check.result]}>
        <p>{check.message}</p>
        {advice(check.result)}
      </SectionMessage>
    </div>
  );
}

function appearance(result: ConnectionCheck["result"]) {
  if (result === "ok") return "success";
  return result === "ok-but-empty" || result === "rate-limited" ? "warning" : "error";
}

function advice(result: ConnectionCheck["result"]) {
  switch (result) {
    case "ok":
      return null;
    case "ok-but-empty":
      return (
        <p>
          A new organization has no events yet. One without Atlassian Guard may stay like this. You
          can connect and see.
        </p>
      );
    case "key-rejected":
      return <p>It may have expired or been revoked. Create another one, and copy all of it.</p>;
    case "not-admin":
      return <p>Have an organization admin create the key.</p>;
    case "missing-scope":
      return (
        <p>
          Create a key without scopes, or with <code>{API_KEY_SCOPE}</code>.
        </p>
      );
    case "organization-not-found":
      return <p>Compare the organization id with the address of admin.atlassian.com.</p>;
    case "no-guard":
      return <p>The audit log API is part of Atlassian Guard Standard or Premium.</p>;
    case "rate-limited":
      return <p>Nothing is wrong with the key. Try again in a minute.</p>;
    case "unreachable":
      return <p>Nothing was stored. Try again; status.atlassian.com tells about known trouble.</p>;
  }
}
