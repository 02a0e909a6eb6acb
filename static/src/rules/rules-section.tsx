import Button from "@atlaskit/button/new";
import Textfield from "@atlaskit/textfield";
import { useMemo, useState } from "react";
import { answerOrThrow } from "../ask/answer-or-throw";
import { useAsk } from "../ask/use-ask";
import { Empty } from "../parts/empty";
import { tellFailed } from "../parts/tell-failed";
import { Waiting } from "../parts/waiting";
import { useRoute } from "../route/use-route";
import { useSession } from "../shell/session-context";
import { formatCount } from "../text/format-count";
import { findRules } from "./find-rules";
import { ImportDialog } from "./import-dialog";
import { fitsRule, RuleFilters, type RuleFilter } from "./rule-filters";
import { RuleDrawer } from "./rule-drawer";
import { RuleTable } from "./rule-table";
import { saveFile } from "./save-file";

/** The rules, those that came with the app and one's own. */
export function RulesSection() {
  const { query, go } = useRoute();
  const { role } = useSession();
  const rules = useAsk("rules/list", {});
  const activity = useAsk("rules/activity", {});
  const [words, setWords] = useState("");
  const [filter, setFilter] = useState<RuleFilter>({ level: "", state: "", origin: "" });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [importing, setImporting] = useState(false);
  const found = useMemo(
    () => findRules(rules.data?.rules ?? [], words).filter((rule) => fitsRule(rule, filter)),
    [rules.data, words, filter],
  );
  const openId = query.get("rule");
  const opened = rules.data?.rules.find((rule) => rule.id === openId);
  const on = rules.data?.rules.filter((rule) => rule.enabled).length ?? 0;
  const isAll = words === "" && Object.values(filter).every((value) => value === "");
  const bringOut = () => {
    const ids = chosen.size === 0 ? null : [...chosen];
    answerOrThrow("rules/export", { ids })
      .then(({ yaml }) => saveFile("audit-stream-rules.yml", yaml))
      .catch(tellFailed);
  };
  const own = rules.data?.rules.some(({ origin }) => origin === "own") ?? false;
  return (
    <>
      <search className="rules-filters" aria-label="Filter rules">
        <Textfield
          isCompact
          width={200}
          aria-label="Search rules"
          placeholder="Search rules"
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <RuleFilters filter={filter} onChange={setFilter} />
        {rules.data && (
          <span className="faint">
            {formatCount(rules.data.rules.length, "rule")}, {on} on
          </span>
        )}
        <span className="rules-actions">
          <Button spacing="compact" isDisabled={chosen.size === 0 && !own} onClick={bringOut}>
            {chosen.size === 0 ? "Export your own" : `Export ${chosen.size}`}
          </Button>
          {role === "manager" && (
            <>
              <Button spacing="compact" onClick={() => setImporting(true)}>
                Import
              </Button>
              <Button spacing="compact" appearance="primary" onClick={() => go("/rules/new")}>
                New rule
              </Button>
            </>
          )}
        </span>
      </search>
      <Waiting asked={rules} lines={10} />
      {rules.data &&
        (found.length === 0 ? (
          <Empty title={isAll ? "There are no rules" : "No rule is like this"}>
            {isAll
              ? "Rules come with the app. If there are none, look at the health of the app."
              : "Titles, descriptions, levels and tags are searched."}
          </Empty>
        ) : (
          <RuleTable
            rules={found}
            activity={activity.data?.activity ?? []}
            chosen={chosen}
            onChoose={setChosen}
            onOpen={(id) => go("/rules", new URLSearchParams({ rule: id }))}
          />
        ))}
      {opened && (
        <RuleDrawer rule={opened} onClose={() => go("/rules", undefined, { replace: true })} />
      )}
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
    </>
  );
}
