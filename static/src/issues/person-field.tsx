import { AsyncSelect } from "@atlaskit/select";
import { useState } from "react";
import { answerOrThrow } from "../ask/answer-or-throw";
import { Field } from "../parts/field";

interface PersonFieldProps {
  id: string;
  label: string;
  help?: string;
  error?: string | undefined;
  accountId: string;
  onChange(accountId: string): void;
}

/** A person, found by name. Empty is nobody. */
export function PersonField({ id, label, help, error, accountId, onChange }: PersonFieldProps) {
  const [name, setName] = useState<string | null>(null);
  return (
    <Field id={id} label={label} help={help} error={error}>
      <AsyncSelect
        inputId={id}
        isClearable
        cacheOptions
        defaultOptions
        placeholder="Search people"
        value={accountId === "" ? null : { value: accountId, label: name ?? accountId }}
        loadOptions={async (query: string) => {
          const { people } = await answerOrThrow("roles/find-people", { query });
          const own = people.find((person) => person.accountId === accountId);
          if (own) setName(own.name);
          return people.map((person) => ({ value: person.accountId, label: person.name }));
        }}
        onChange={(picked) => {
          setName(picked?.label ?? null);
          onChange(picked?.value ?? "");
        }}
      />
    </Field>
  );
}
