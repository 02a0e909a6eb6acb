import Button from "@atlaskit/button/new";
import type { SuppressionEntry } from "#contract";
import { useAsk } from "../ask/use-ask";
import { useTask } from "../ask/use-task";
import { Empty } from "../parts/empty";
import { Failed } from "../parts/failed";
import { Skeleton } from "../parts/skeleton";
import { tellDone } from "../parts/tell-done";
import { tellFailed } from "../parts/tell-failed";
import { useSession } from "../shell/session-context";
import { Moment } from "../time/moment";
import { useNow } from "../time/use-now";

/** What nobody wants to hear of, why, and until when. */
export function SuppressionsSection() {
  const { role } = useSession();
  const now = useNow(60_000);
  const suppressions = useAsk("suppressions/list", {});
  const rules = useAsk("rules/list", {});
  const remove = useTask("suppressions/delete", ["suppressions/list"]);
  if (suppressions.isPending) return <Skeleton lines={5} />;
  if (suppressions.isError) {
    return (
      <Failed
        error={suppressions.error}
        onRetry={() => void suppressions.refetch()}
        isRetrying={suppressions.isFetching}
      />
    );
  }
  const titles = new Map(rules.data?.rules.map(({ id, title }) => [id, title]));
  if (suppressions.data.suppressions.length === 0) {
    return (
      <Empty title="Nothing is suppressed">
        Where an alert is no finding, open it and choose Suppress: its rule no longer tells of that
        actor, for as long as you say.
      </Empty>
    );
  }
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">Why</th>
          <th scope="col">What is left alone</th>
          <th scope="col">Made</th>
          <th scope="col">Ends</th>
          <th scope="col">
            <span className="hidden">What to do</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {suppressions.data.suppressions.map(({ id, suppression, version }) => (
          <tr key={id}>
            <td>{suppression.reason}</td>
            <td>
              {conditionsOf(suppression, titles).map((line) => (
                <div key={line}>{line}</div>
              ))}
            </td>
            <td>
              <Moment at={suppression.createdAt} />
            </td>
            <td>
              {suppression.expiresAt === null ? (
                "Never"
              ) : suppression.expiresAt <= now ? (
                <span className="faint">Has ended</span>
              ) : (
                <Moment at={suppression.expiresAt} />
              )}
            </td>
            <td>
              {role !== "viewer" && (
                <Button
                  spacing="compact"
                  appearance="subtle"
                  onClick={() =>
                    remove.mutate(
                      { id, version },
                      { onSuccess: () => tellDone("Heard of again"), onError: tellFailed },
                    )
                  }
                >
                  Lift
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function conditionsOf(
  { rules, actors, actorList, ipRanges, products, apps }: SuppressionEntry["suppression"],
  titles: ReadonlyMap<string, string>,
): readonly string[] {
  const named = rules === "all" ? "All rules" : rules.map((id) => titles.get(id) ?? id).join(", ");
  const parts = [
    ["by", actors?.join(", ")],
    ["by those on the list", actorList],
    ["from", ipRanges?.join(", ")],
    ["in", products?.join(", ")],
    ["through the app", apps?.join(", ")],
  ] as const;
  return [named, ...parts.flatMap(([word, what]) => (what ? [`${word} ${what}`] : []))];
}
