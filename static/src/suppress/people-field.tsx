import { CreatableSelect } from "@atlaskit/select";
import type { AuditEvent } from "#contract";
import { actorName } from "../parts/actor-name";
import { Field } from "../parts/field";

interface PeopleFieldProps {
  id: string;
  chosen: readonly string[];
  actors: ReadonlyMap<string, AuditEvent["actor"]>;
  isLoading: boolean;
  error: string | undefined;
  onSearch(typed: string): void;
  onChange(chosen: string[]): void;
}

/** People and apps of the log, and those whom it does not know yet by account id or e-mail address. */
export function PeopleField(props: PeopleFieldProps) {
  const { id, chosen, actors, isLoading, error, onSearch, onChange } = props;
  const choiceOf = (value: string) => {
    const actor = actors.get(value);
    return { value, label: actor === undefined ? value : actorName(actor) };
  };
  return (
    <Field
      id={id}
      label="Done by"
      error={error}
      help="Search by name, or type an account ID or e-mail address and press Enter."
    >
      <CreatableSelect
        inputId={id}
        isMulti
        isClearable
        isInvalid={error !== undefined}
        isLoading={isLoading}
        placeholder="Anybody"
        options={Array.from(actors.keys(), choiceOf)}
        filterOption={null}
        onInputChange={(text: string) => onSearch(text)}
        formatCreateLabel={(text: string) => `The account "${text}"`}
        noOptionsMessage={() => "Nobody of that name"}
        value={chosen.map(choiceOf)}
        onChange={(picked) => onChange(picked.map(({ value }) => value.trim()))}
      />
    </Field>
  );
}
