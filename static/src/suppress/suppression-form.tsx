import { useContext, type FormEvent, type RefObject } from "react";
import { useAsk } from "../ask/use-ask";
import { actorName } from "../parts/actor-name";
import { Field } from "../parts/field";
import { SelectField } from "../parts/select-field";
import { SeveralField } from "../parts/several-field";
import { useActors } from "../parts/use-actors";
import { wrongInput } from "../parts/wrong-input";
import { formatTime } from "../time/format-time";
import { ZoneContext } from "../time/zone-context";
import { EndField } from "./end-field";
import { HoursFields } from "./hours-fields";
import { PeopleField } from "./people-field";
import { ReasonField } from "./reason-field";
import { RulesField } from "./rules-field";
import { suppressionOf, type SuppressionDraft } from "./suppression-draft";
import { SuppressionTrial } from "./suppression-trial";
import { Words } from "./words";
import { wordsOf } from "./words-of";

interface SuppressionFormProps {
  id: string;
  form: RefObject<HTMLFormElement>;
  draft: SuppressionDraft;
  wrong: Readonly<Record<string, string>>;
  onChange(draft: SuppressionDraft): void;
  onSubmit(): void;
}

/** Every condition that a suppression can have, and what all of it means in words. */
export function SuppressionForm(props: SuppressionFormProps) {
  const { id, form, draft, wrong, onChange, onSubmit } = props;
  const { zone } = useContext(ZoneContext);
  const rules = useAsk("rules/list", {});
  const lists = useAsk("lists/list", {});
  const facets = useAsk("events/facets", {});
  const { actors, search, isLoading } = useActors(draft.actors);
  const titles = new Map(rules.data?.rules.map((rule) => [rule.id, rule.title]));
  const people = new Map([...actors].map(([key, actor]) => [key, actorName(actor)]));
  const change = (part: Partial<SuppressionDraft>) => onChange({ ...draft, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form id={id} ref={form} className="suppress" autoComplete="off" onSubmit={submit}>
      <ReasonField
        id={`${id}-reason`}
        reason={draft.reason}
        error={wrong["reason"]}
        onChange={(reason) => change({ reason })}
      />
      <EndField
        id={`${id}-end`}
        end={draft.end}
        error={wrong["expiresAt"]}
        onChange={(end) => change({ end })}
      />
      <RulesField
        everyRule={draft.everyRule}
        rules={draft.rules}
        titles={titles}
        error={wrong["rules"]}
        onChange={change}
      />
      <h3>Only where all of this holds</h3>
      <PeopleField
        id={`${id}-actors`}
        chosen={draft.actors}
        actors={actors}
        isLoading={isLoading}
        error={wrong["actors"]}
        onSearch={search}
        onChange={(chosen) => change({ actors: chosen })}
      />
      <SelectField
        id={`${id}-list`}
        label="Done by the group on a list"
        error={wrong["actorList"]}
        help="A list of account IDs or e-mail addresses, as it stands under Lists."
        value={draft.actorList}
        options={[
          { value: "", label: "Any group" },
          ...namesOf(lists.data?.lists ?? [], draft.actorList),
        ]}
        onChange={(actorList) => change({ actorList })}
      />
      <Field
        id={`${id}-ip`}
        label="From IP addresses"
        error={wrong["ipRanges"]}
        help="Addresses or ranges, IPv4 or IPv6, one a line: 192.0.2.0/24."
      >
        <textarea
          id={`${id}-ip`}
          className="native-input suppress-lines code"
          rows={2}
          placeholder="Anywhere"
          {...wrongInput(`${id}-ip`, wrong["ipRanges"])}
          value={draft.ipRanges}
          onChange={({ currentTarget }) => change({ ipRanges: currentTarget.value })}
        />
      </Field>
      <SeveralField
        id={`${id}-products`}
        label="In products"
        none="Any product"
        error={wrong["products"]}
        options={(facets.data?.products ?? []).map((name) => ({ value: name, label: name }))}
        chosen={draft.products}
        onChange={(products) => change({ products })}
      />
      <Field
        id={`${id}-apps`}
        label="Through apps"
        error={wrong["apps"]}
        help="IDs of apps, one a line, as an event's JSON has them under actor, app."
      >
        <textarea
          id={`${id}-apps`}
          className="native-input suppress-lines code"
          rows={2}
          placeholder="Any way"
          {...wrongInput(`${id}-apps`, wrong["apps"])}
          value={draft.apps}
          onChange={({ currentTarget }) => change({ apps: currentTarget.value })}
        />
      </Field>
      <div className="suppress-row">
        {(["from", "to"] as const).map((end) => (
          <Field
            key={end}
            id={`${id}-${end}`}
            label={`${end === "from" ? "Not before" : "Before"} (${zone === "utc" ? "UTC" : "your time"})`}
            error={wrong[end]}
          >
            <input
              id={`${id}-${end}`}
              type="datetime-local"
              className="native-input"
              {...wrongInput(`${id}-${end}`, wrong[end])}
              value={draft[end]}
              onChange={({ currentTarget }) => change({ [end]: currentTarget.value })}
            />
          </Field>
        ))}
      </div>
      <HoursFields hours={draft.hours} wrong={wrong} onChange={(hours) => change({ hours })} />
      <h3>In words</h3>
      <output className="suppress-words">
        <Words
          words={wordsOf(suppressionOf(draft, zone, 0), { rules: titles, people }, (at) =>
            formatTime(at, zone),
          )}
        />
      </output>
      <SuppressionTrial draft={draft} />
    </form>
  );
}

/** A list that was deleted stays among the choices as long as it is chosen. */
const namesOf = (lists: readonly { name: string }[], chosen: string): readonly string[] => [
  ...new Set([...lists.map(({ name }) => name), ...(chosen === "" ? [] : [chosen])]),
];
