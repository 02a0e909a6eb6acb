import Button from "@atlaskit/button/new";
import { useState } from "react";
import type { Token } from "#contract";
import { useTask } from "../ask/use-task";
import { Confirm } from "../parts/confirm";
import { Failed } from "../parts/failed";
import { TableHead } from "../parts/table-head";
import { tellDone } from "../parts/tell-done";
import { formatTime } from "../time/format-time";
import { useNow } from "../time/use-now";

const may: Record<Token["scopes"][number], string> = {
  forward: "Forward",
  health: "Health",
  intake: "Deliver audit events",
};
const by: Record<Token["method"], string> = { bearer: "Bearer", signature: "Signature" };

/** The tokens that are not revoked. */
export function TokenTable({ tokens }: { tokens: readonly Token[] }) {
  const now = useNow(60_000);
  const [revoking, setRevoking] = useState<Token | null>(null);
  if (tokens.length === 0) {
    return (
      <p className="faint token-none">No token yet: nothing but the health word is answered.</p>
    );
  }
  return (
    <>
      <table className="plain-table token-table">
        <TableHead
          columns={["Name", "May", "By", "Last used (UTC)", "Expires (UTC)"]}
          actions="Revoke"
        />
        <tbody>
          {tokens.map((token) => (
            <tr key={token.id}>
              <td>
                {token.name}
                <div className="faint code">{token.id}</div>
              </td>
              <td>{token.scopes.map((scope) => may[scope]).join(", ")}</td>
              <td>{by[token.method]}</td>
              <td>
                {token.lastUsedDay === null ? (
                  <span className="faint">Never</span>
                ) : (
                  formatTime(Date.parse(token.lastUsedDay), "utc", "day")
                )}
              </td>
              <td>
                <Expiry at={token.expiresAt} now={now} />
              </td>
              <td className="access-remove">
                <Button appearance="subtle" spacing="compact" onClick={() => setRevoking(token)}>
                  Revoke<span className="hidden"> {token.name}</span>
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {revoking !== null && <Revoke token={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}

function Expiry({ at, now }: { at: number | null; now: number }) {
  if (at === null) return <span className="faint">Never</span>;
  const day = formatTime(at, "utc", "day");
  return at > now ? day : <span className="token-over">Expired {day}</span>;
}

function Revoke({ token, onClose }: { token: Token; onClose(): void }) {
  const revoke = useTask("tokens/revoke", ["tokens/list"]);
  return (
    <Confirm
      title={`Revoke “${token.name}”?`}
      action="Revoke"
      danger
      isBusy={revoke.isPending}
      onClose={onClose}
      onConfirm={() =>
        revoke.mutate(
          { id: token.id },
          {
            onSuccess: () => {
              onClose();
              tellDone("Token revoked", "Requests with it are refused from now on.");
            },
          },
        )
      }
    >
      <p>Whatever uses it is refused at once, and it cannot be made good again.</p>
      <p>What it has had forwarded already is still delivered.</p>
      {revoke.isError && <Failed error={revoke.error} />}
    </Confirm>
  );
}
