import { Level, type Routing } from "#contract";
import { useAsk } from "../ask/use-ask";
import { Field } from "../parts/field";
import { SeveralField } from "../parts/several-field";

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
      <SeveralField
        id="routing-rules"
        label="Rules"
        none="All rules"
        options={rules.data?.rules.map(({ id, title }) => ({ value: id, label: title })) ?? []}
        chosen={routing.ruleIds}
        onChange={(ruleIds) => onChange({ ...routing, ruleIds })}
      />
      <SeveralField
        id="routing-products"
        label="Products"
        none="All products"
        options={same(facets.data?.products ?? [])}
        chosen={routing.products}
        onChange={(products) => onChange({ ...routing, products })}
      />
      <SeveralField
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
