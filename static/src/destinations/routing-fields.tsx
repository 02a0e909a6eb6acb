import { Level, type Routing } from "#contract";
import { useAsk } from "../ask/use-ask";
import { SelectField } from "../parts/select-field";
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
      <SelectField
        id="routing-level"
        label="Least level"
        value={routing.minimumLevel ?? null}
        options={[{ value: null, label: "Every level" }, ...Level.options]}
        onChange={(level) => onChange(level === null ? others : { ...others, minimumLevel: level })}
      />
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
