import { CheckboxOption, PopupSelect, createFilter, type PopupSelectProps } from "@atlaskit/select";
import { FilterButton } from "../parts/filter-button";

export interface Choice {
  value: string;
  label: string;
}

interface ChoiceFilterProps {
  label: string;
  choices: readonly Choice[];
  chosen: readonly string[];
  onChoose(values: string[]): void;
  isLoading?: boolean;
  /** Where the choices are looked up as somebody types. */
  onSearch?: (text: string) => void;
  searchHint?: string;
}

const components = { Option: CheckboxOption };

/** A button that tells what a field is narrowed to, and opens the list of what it can be. */
export function ChoiceFilter(props: ChoiceFilterProps) {
  const { label, choices, chosen, onChoose, isLoading = false, onSearch } = props;
  const known = new Map(choices.map((choice) => [choice.value, choice]));
  const value = chosen.map((key) => known.get(key) ?? { value: key, label: key });
  const missing = value.filter((choice) => !known.has(choice.value));
  const renderTarget: PopupSelectProps<Choice, true>["target"] = (target) => (
    <FilterButton target={target} isActive={chosen.length > 0}>
      {summary(label, value)}
    </FilterButton>
  );
  return (
    <PopupSelect<Choice, true>
      isMulti
      label={label}
      options={[...missing, ...choices]}
      value={value}
      onChange={(picked) => onChoose(picked.map((choice) => choice.value))}
      {...(onSearch && { onInputChange: (text: string) => onSearch(text), filterOption: null })}
      {...(!onSearch && {
        filterOption: createFilter({ stringify: (o) => `${o.label} ${o.value}` }),
      })}
      components={components}
      hideSelectedOptions={false}
      closeMenuOnSelect={false}
      shouldKeepInputOnSelect
      isLoading={isLoading}
      searchThreshold={onSearch ? -1 : 8}
      placeholder={props.searchHint ?? `Search ${label.toLowerCase()}…`}
      noOptionsMessage={() => (isLoading ? "Looking…" : "Nothing of that name")}
      minMenuWidth={280}
      maxMenuWidth={380}
      target={renderTarget}
    />
  );
}

function summary(label: string, value: readonly Choice[]): string {
  const [first, ...others] = value;
  if (!first) return label;
  return others.length === 0
    ? `${label}: ${first.label}`
    : `${label}: ${first.label} +${others.length}`;
}
