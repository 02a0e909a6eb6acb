import Select from "@atlaskit/select";
import { Level, type Routing } from "#contract";
import { useAsk } from "../ask/use-ask";
import { Field } from "../parts/field";

interface RoutingFieldsProps {
  routing: Routing;
  lists: readonly string[];
  onChange(routing: Routing): void;
}

/** Which alerts a destination hears of. What is left empty narrows nothing down. */
export function RoutingFields({ routing, lists, onChange }: RoutingFieldsProps) {
  const rules = useAsk("rules/list", {});
  const facets = useAsk("events/facets", {});
  const { minimumLevel: _level, ...others } = routing;
  const same = (names: readonly string[]) => names.map((name) => ({ value: name, label: name }));
  return (
    <>
      <Field id="routing-level" label="Least level">
        <select
          id="routing-level"
          className="native-select"
          value={routing.minimumLevel ?? ""}
          onChange={(event) => {
            const level = Level.safeParse(event.target.value).data;
            onChange(level === undefined ? others : { ...others, minimumLevel: level });
          }}
        >
          <option value="">Every level</option>
          {Level.options.map((level) => (
            <option key={level}>{level}</option>
          ))}
        </select>
      </Field>
      <Several
        id="routing-rules"
        label="Rules"
        none="All rules"
        options={rules.data?.rules.map(({ id, title }) => ({ value: id, label: title })) ?? []}
        chosen={routing.ruleIds}
        onChange={(ruleIds) => onChange({ ...routing, ruleIds })}
      />
      <Several
        id="routing-products"
        label="Products"
        none="All products"
        options={same(facets.data?.products ?? [])}
        chosen={routing.products}
        onChange={(products) => onChange({ ...routing, products })}
      />
      <Several
        id="routing-lists"
        label="Actors on these lists"
        none="All actors"
        help="Lists of account ids or e-mail addresses, as they stand under Rules."
        options={same(lists)}
        chosen={routing.actorGroups}
        onChange={(actorGroups) => onChange({ ...routing, actorGroups })}
      />
    </>
  );
}

interface SeveralProps {
  id: string;
  label: string;
  /** What no choice means. */
  none: string;
  help?: string;
  options: readonly { value: string; label: string }[];
  chosen: readonly string[];
  onChange(chosen: string[]): void;
}

function Several({ id, label, none, help, options, chosen, onChange }: SeveralProps) {
  const labelOf = (value: string) => options.find((one) => one.value === value)?.label ?? value;
  return (
    <Field id={id} label={label} help={help}>
      <Select
        inputId={id}
        isMulti
        isClearable
        placeholder={none}
        options={[...options]}
        value={chosen.map((value) => ({ value, label: labelOf(value) }))}
        onChange={(picked) => onChange(picked.map(({ value }) => value))}
      />
    </Field>
  );
}
