import Textfield from "@atlaskit/textfield";
import { useMemo, useState } from "react";
import { useAsk } from "../ask/use-ask";
import { Empty } from "../parts/empty";
import { Failed } from "../parts/failed";
import { Skeleton } from "../parts/skeleton";
import { useRoute } from "../route/use-route";
import { formatCount } from "../text/format-count";
import { findRules } from "./find-rules";
import { RuleDrawer } from "./rule-drawer";
import { RuleTable } from "./rule-table";
import "./rules.css";

/** What the app watches for. */
export function RulesPage() {
  const { query, go } = useRoute();
  const rules = useAsk("rules/list", {});
  const [words, setWords] = useState("");
  const found = useMemo(() => findRules(rules.data?.rules ?? [], words), [rules.data, words]);
  const openId = query.get("rule");
  const opened = rules.data?.rules.find((rule) => rule.id === openId);
  const open = (id: string) => go("/rules", new URLSearchParams({ rule: id }));
  const close = () => go("/rules", undefined, { replace: true });
  const on = rules.data?.rules.filter((rule) => rule.enabled).length ?? 0;

  return (
    <div className="rules">
      <h2 className="hidden">Rules</h2>
      <search className="rules-filters" aria-label="Filter rules">
        <Textfield
          isCompact
          width={240}
          aria-label="Search rules"
          placeholder="Search rules"
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        {rules.data && (
          <span className="faint">
            {formatCount(rules.data.rules.length, "rule")}, {on} on
          </span>
        )}
      </search>
      {rules.isPending && <Skeleton lines={10} />}
      {rules.isError && (
        <Failed
          error={rules.error}
          onRetry={() => void rules.refetch()}
          isRetrying={rules.isFetching}
        />
      )}
      {rules.data &&
        (found.length === 0 ? (
          <Empty title={words === "" ? "There are no rules" : "No rule has these words"}>
            {words === ""
              ? "Rules come with the app. If there are none, look at the health of the app."
              : "Titles, descriptions, levels and tags are searched."}
          </Empty>
        ) : (
          <RuleTable rules={found} onOpen={open} />
        ))}
      {opened && <RuleDrawer rule={opened} onClose={close} />}
    </div>
  );
}
