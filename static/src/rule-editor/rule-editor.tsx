import Button from "@atlaskit/button/new";
import { useState } from "react";
import type { Failure, RuleSummary } from "#contract";
import { NotAnswered } from "../ask/not-answered";
import { useTask } from "../ask/use-task";
import { BacktestPanel } from "../backtest/backtest-panel";
import { Confirm } from "../parts/confirm";
import { Overtaken } from "../parts/overtaken";
import { tellDone } from "../parts/tell-done";
import { tellFailed } from "../parts/tell-failed";
import type { Base } from "../parts/use-base";
import { useRoute } from "../route/use-route";
import { useSession } from "../shell/session-context";
import { Difference } from "./difference";
import { ProblemList } from "./problem-list";
import { RuleForm } from "./rule-form";
import { TryPanel } from "./try-panel";
import { useCheckedText } from "./use-checked-text";
import { useSaveKey } from "./use-save-key";
import { VersionsPanel } from "./versions-panel";
import { YamlEditor } from "./yaml-editor";

interface RuleEditorProps {
  /** What the app has; `rule` is null for a new one. */
  base: Base<{ rule: RuleSummary | null; yaml: string; version: number }>;
}

const asked = ["rules/list", "rules/get", "rules/versions", "rules/activity"] as const;

/** One document, as a form and as text beside it, with real events to try it on. It is saved when its examples are green. */
export function RuleEditor({ base }: RuleEditorProps) {
  const { saved: stored, version, newer } = base;
  const { rule } = stored;
  const { go } = useRoute();
  const { role } = useSession();
  const mayChange = role === "manager";
  const [text, setText] = useState(stored.yaml);
  const [leaving, setLeaving] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const { document, problems, examples, isGreen } = useCheckedText(text);
  const save = useTask("rules/save", [...asked]);
  const restore = useTask("rules/restore", [...asked]);
  const remove = useTask("rules/delete", [...asked]);
  const refusal = refusalOf(save.error);
  const isDirty = text !== stored.yaml;
  const back = () => go("/rules");
  const store = (over = version) => {
    if (!mayChange || !isGreen || save.isPending) return;
    save.mutate(
      { id: rule?.id ?? null, yaml: text, version: over },
      {
        onSuccess: ({ id, version: stored }) => {
          base.settle(stored);
          tellDone("Rule saved");
          go(`/rules/${encodeURIComponent(id)}/edit`, undefined, { replace: true });
        },
      },
    );
  };
  useSaveKey(() => store());
  return (
    <div className="rule-editor">
      <header className="rule-editor-head">
        <h2>{rule?.title ?? "New rule"}</h2>
        <div className="rule-editor-actions">
          <Button appearance="subtle" onClick={() => (isDirty ? setLeaving(true) : back())}>
            Back to the rules
          </Button>
          {mayChange && rule?.origin === "own" && (
            <Button onClick={() => setDeleting(true)}>
              {rule.replaces ? "Restore the prebuilt rule" : "Delete"}
            </Button>
          )}
          {mayChange && (
            <Button
              appearance="primary"
              isDisabled={!isGreen || (!isDirty && rule !== null)}
              isLoading={save.isPending}
              onClick={() => store()}
            >
              Save
            </Button>
          )}
        </div>
      </header>
      {rule?.origin === "prebuilt" && mayChange && (
        <p className="faint">
          This rule came with the app. What you save stands in for it, until you restore it.
        </p>
      )}
      {refusal === null && (
        <Overtaken
          base={base}
          mine={{ "The rule": text }}
          error={save.error}
          isSaving={save.isPending}
          onSaveOver={() => store(newer?.saved.version)}
        >
          {newer && (
            <>
              <p>What is saved now, and what your text would change in it:</p>
              <Difference from={newer.saved.yaml} to={text} />
            </>
          )}
        </Overtaken>
      )}
      <div className="rule-editor-sides">
        <RuleForm text={text} isReadOnly={!mayChange} onChange={setText} />
        <div className="rule-editor-text">
          <YamlEditor
            label="The rule as YAML"
            value={text}
            problems={problems}
            isReadOnly={!mayChange}
            onChange={setText}
          />
        </div>
      </div>
      <ProblemList
        problems={refusal?.problems ?? problems}
        examples={refusal?.examples ?? examples}
        hasDocument={document !== null}
      />
      {role !== "viewer" && <TryPanel text={text} onChange={mayChange ? setText : null} />}
      {role !== "viewer" && document !== null && (
        <>
          <h3>Backtest</h3>
          <BacktestPanel yaml={text} title={document.title} />
        </>
      )}
      {rule !== null && (
        <VersionsPanel
          ruleId={rule.id}
          text={text}
          isRestoring={restore.isPending}
          onRestore={(wanted) =>
            restore.mutate(
              { id: rule.id, restore: wanted, version },
              {
                onSuccess: (restored) => {
                  base.settle(restored.version);
                  tellDone(`Version ${wanted} restored`);
                },
                onError: tellFailed,
              },
            )
          }
        />
      )}
      {leaving && (
        <Confirm
          title="Leave without saving?"
          action="Leave"
          danger
          onConfirm={back}
          onClose={() => setLeaving(false)}
        >
          <p>What you changed in this rule is lost.</p>
        </Confirm>
      )}
      {deleting && rule !== null && (
        <Confirm
          title={rule.replaces ? "Restore the prebuilt rule?" : "Delete this rule?"}
          action={rule.replaces ? "Restore" : "Delete"}
          danger
          isBusy={remove.isPending}
          onClose={() => setDeleting(false)}
          onConfirm={() =>
            remove.mutate({ id: rule.id, version }, { onSuccess: back, onError: tellFailed })
          }
        >
          <p>Alerts that it raised stay, and so do its versions.</p>
        </Confirm>
      )}
    </div>
  );
}

/** Where the app refused the text, line by line; null where something else went wrong. */
function refusalOf(error: unknown): Pick<Failure, "problems" | "examples"> | null {
  if (!(error instanceof NotAnswered) || error.failure.kind !== "refused") return null;
  const { failure } = error.failure;
  return failure.problems === undefined ? null : failure;
}
