import Button from "@atlaskit/button/new";
import { useId } from "react";
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
            <select
              className="native-select"
              aria-label={`How field ${index + 1} of ${name} is compared`}
              value={test.modifiers}
              onChange={({ currentTarget }) =>
                change(index, { ...test, modifiers: currentTarget.value })
              }
            >
              {!comparisons.some(([modifiers]) => modifiers === test.modifiers) && (
                <option value={test.modifiers}>{test.modifiers}</option>
              )}
              {comparisons.map(([modifiers, label]) => (
                <option key={modifiers} value={modifiers}>
                  {label}
                </option>
              ))}
            </select>
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
  ["", "is one of"],
  ["contains", "contains"],
  ["startswith", "begins with"],
  ["endswith", "ends with"],
  ["re", "matches the expression"],
  ["cidr", "is in the range"],
  ["expand", "is on the list %name%"],
  ["neq", "is none of"],
] as const;

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
