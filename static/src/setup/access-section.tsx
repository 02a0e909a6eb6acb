import Button from "@atlaskit/button/new";
import { AsyncSelect } from "@atlaskit/select";
import { useState } from "react";
import { Role, type ProcedureOutput } from "#contract";
import { answerOrThrow } from "../ask/answer-or-throw";
import { useAsk } from "../ask/use-ask";
import { useTask } from "../ask/use-task";
import { Choice } from "../parts/choice";
import { Overtaken } from "../parts/overtaken";
import { TableHead } from "../parts/table-head";
import { tellDone } from "../parts/tell-done";
import { useBase, type Base } from "../parts/use-base";
import { Waiting } from "../parts/waiting";
import { useSession } from "../shell/session-context";

type Entries = ProcedureOutput<"roles/get">["entries"];

const means: Record<Role, string> = {
  viewer: "reads everything but this list and the settings",
  analyst: "delivers alerts too",
  manager: "also changes rules, settings and this list",
};

/** Who may see what. Nothing is saved before it is asked for. */
export function AccessSection() {
  const roles = useAsk("roles/get", {});
  if (roles.data === undefined) return <Waiting asked={roles} lines={6} />;
  return <KeptAccessForm current={roles.data} />;
}

type Saved = ProcedureOutput<"roles/get">;

/** What somebody chooses stays when others change the list meanwhile. */
function KeptAccessForm({ current }: { current: Saved }) {
  const base = useBase(current, ({ entries }) => describe(entries));
  return <AccessForm key={base.saved.version} base={base} />;
}

const describe = (entries: Entries) =>
  Object.fromEntries(
    entries.map(({ accountId, name, role }) => [name === "" ? accountId : name, role]),
  );

function AccessForm({ base }: { base: Base<Saved> }) {
  const { saved } = base;
  const { accountId: own } = useSession();
  const [entries, setEntries] = useState<Entries>(saved.entries);
  const save = useTask("roles/save", ["roles/get", "session/get"]);
  const hasManager = entries.some((entry) => entry.role === "manager");
  const changed = JSON.stringify(entries) !== JSON.stringify(saved.entries);
  const store = (version: number) =>
    save.mutate(
      { entries: entries.map(({ accountId, role }) => ({ accountId, role })), version },
      {
        onSuccess: (stored) => {
          base.settle(stored.version);
          tellDone("Access saved");
        },
      },
    );
  const setRole = (accountId: string, role: Role) =>
    setEntries(
      entries.map((entry) => (entry.accountId === accountId ? { ...entry, role } : entry)),
    );
  return (
    <>
      <h2>Access</h2>
      <p className="setup-lead">
        Only people on this list see anything, whatever they are in Jira. A <b>viewer</b>{" "}
        {means.viewer}, an <b>analyst</b> {means.analyst}, a <b>manager</b> {means.manager}.
      </p>
      <div className="access-add">
        <AsyncSelect
          inputId="access-person"
          aria-label="Add a person"
          placeholder="Add a person by name"
          value={null}
          cacheOptions
          defaultOptions
          loadOptions={async (query: string) => {
            const { people } = await answerOrThrow("roles/find-people", { query });
            return people.map(({ accountId, name }) => ({ value: accountId, label: name }));
          }}
          onChange={(picked) => {
            if (!picked || entries.some((entry) => entry.accountId === picked.value)) return;
            setEntries([
              ...entries,
              { accountId: picked.value, name: picked.label, role: "viewer" },
            ]);
          }}
        />
      </div>
      <table className="plain-table access-table">
        <TableHead columns={["Person", "Role"]} actions="Remove" />
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.accountId}>
              <td>
                {entry.name || entry.accountId}
                {entry.accountId === own && <span className="faint"> (you)</span>}
              </td>
              <td>
                <Choice
                  label={`Role of ${entry.name}`}
                  value={entry.role}
                  options={Role.options}
                  onChange={(role) => setRole(entry.accountId, role)}
                />
              </td>
              <td className="access-remove">
                <Button
                  appearance="subtle"
                  spacing="compact"
                  onClick={() =>
                    setEntries(entries.filter((other) => other.accountId !== entry.accountId))
                  }
                >
                  Remove<span className="hidden"> {entry.name}</span>
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!hasManager && (
        <p className="field-error" role="alert">
          One manager has to remain, or nobody could change this list again.
        </p>
      )}
      <Overtaken
        base={base}
        mine={describe(entries)}
        error={save.error}
        isSaving={save.isPending}
        onSaveOver={() => store(base.newer?.saved.version ?? base.version)}
      />
      <div className="setup-actions">
        <Button
          appearance="primary"
          isDisabled={!changed || !hasManager}
          isLoading={save.isPending}
          onClick={() => store(base.version)}
        >
          Save
        </Button>
        {changed && (
          <Button appearance="subtle" onClick={() => setEntries(saved.entries)}>
            Discard
          </Button>
        )}
      </div>
    </>
  );
}
