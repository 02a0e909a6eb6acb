import Button from "@atlaskit/button/new";
import { useId } from "react";
import { Choice } from "../parts/choice";
import type { RuleEdit } from "./edit-rule";
import type { OutlinedTest, RuleOutline } from "./rule-outline";

interface SearchFormProps {
  search: RuleOutline["searches"][number];
  onEdit(edit: RuleEdit): void;
}

/** One part of a detection: tests of fields, all of which have to hold. */
export function SearchForm({ search, onEdit }: SearchFormProps) {
  const id = useId();
  const { name, tests } = search;
  const change = (index: number, test: OutlinedTest) =>
    onEdit({ kind: "test", search: name, index, test });
  return (
    <fieldset className="rule-search">
      <legend>{name}</legend>
      {tests === null ? (
        <p className="faint">This part is written in a way that only the text shows.</p>
      ) : (
        tests.map((test, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- A test is known by its place: its field is what one types.
          <div key={index} className="rule-test">
            <input
              className="native-input"
              aria-label={`Field ${index + 1} of ${name}`}
              list={`${id}-fields`}
              value={test.field}
              onChange={({ currentTarget }) =>
                change(index, { ...test, field: currentTarget.value.trim() })
              }
            />
            <Choice
              label={`How field ${index + 1} of ${name} is compared`}
              value={test.modifiers}
              options={comparisonsWith(test.modifiers)}
              onChange={(modifiers) => change(index, { ...test, modifiers })}
            />
            <textarea
              className="native-input rule-form-lines"
              aria-label={`Values of field ${index + 1} of ${name}, one a line`}
              rows={Math.max(1, test.values.length)}
              value={test.values.join("\n")}
              onChange={({ currentTarget }) =>
                change(index, { ...test, values: currentTarget.value.split("\n") })
              }
            />
            <Button
              spacing="compact"
              appearance="subtle"
              onClick={() => onEdit({ kind: "remove-test", search: name, index })}
            >
              Remove
            </Button>
          </div>
        ))
      )}
      {tests !== null && (
        <Button
          spacing="compact"
          appearance="subtle"
          onClick={() =>
            change(tests.length, { field: nextField(tests), modifiers: "", values: [""] })
          }
        >
          Add a test
        </Button>
      )}
      <datalist id={`${id}-fields`}>
        {fields.map((field) => (
          <option key={field}>{field}</option>
        ))}
      </datalist>
    </fieldset>
  );
}

const comparisons = [
  { value: "", label: "is one of" },
  { value: "contains", label: "contains" },
  { value: "startswith", label: "begins with" },
  { value: "endswith", label: "ends with" },
  { value: "re", label: "matches the expression" },
  { value: "cidr", label: "is in the range" },
  { value: "expand", label: "is on the list %name%" },
  { value: "neq", label: "is none of" },
] as const;

/** A comparison that only the text can write is shown as it stands there. */
const comparisonsWith = (modifiers: string) =>
  comparisons.some(({ value }) => value === modifiers) ? comparisons : [modifiers, ...comparisons];

const fields = [
  "action",
  "actor.id",
  "actor.name",
  "actor.email",
  "actor.type",
  "actor.domain",
  "auth.type",
  "ip",
  "country",
  "city",
  "outcome",
  "product",
  "site",
  "group",
  "target.type",
  "target.name",
  "target.user",
  "message",
] as const;

/** Two tests of one field would be one key written twice. */
const nextField = (tests: readonly OutlinedTest[]): string =>
  fields.find((field) => !tests.some((test) => test.field === field)) ?? "id";
