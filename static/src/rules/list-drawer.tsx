import Button from "@atlaskit/button/new";
import { useId, useState } from "react";
import type { NamedList } from "#contract";
import { fieldMessages } from "../ask/field-messages";
import { useTask } from "../ask/use-task";
import { Drawer } from "../parts/drawer";
import { Field } from "../parts/field";
import { Overtaken } from "../parts/overtaken";
import { tellDone } from "../parts/tell-done";
import { useBase } from "../parts/use-base";

interface ListDrawerProps {
  list: NamedList;
  /** All lists as they are saved now. */
  lists: readonly NamedList[];
  mayChange: boolean;
  onClose(): void;
}

/** One list of values; a list with version 0 is a new one. */
export function ListDrawer({ list, lists, mayChange, onClose }: ListDrawerProps) {
  const id = useId();
  const save = useTask("lists/save", ["lists/list"]);
  const [name, setName] = useState(list.name);
  const [description, setDescription] = useState(list.description);
  const [values, setValues] = useState(list.values.join("\n"));
  const current = lists.find((one) => one.name === name);
  const base = useBase(current ?? { ...list, version: 0 }, (saved) =>
    describe(saved.description, saved.values),
  );
  const wrong = fieldMessages(save.error);
  const store = (version: number) =>
    save.mutate(
      {
        name,
        description,
        values: linesOf(values),
        version,
      },
      {
        onSuccess: () => {
          tellDone("List saved");
          onClose();
        },
      },
    );
  const take = () => {
    base.take();
    save.reset();
    setDescription(current?.description ?? "");
    setValues(current?.values.join("\n") ?? "");
  };
  return (
    <Drawer
      title={list.version === 0 ? "New list" : list.name}
      onClose={onClose}
      actions={
        mayChange && (
          <Button
            appearance="primary"
            isLoading={save.isPending}
            isDisabled={name === ""}
            onClick={() => store(list.version === 0 ? 0 : base.version)}
          >
            Save
          </Button>
        )
      }
    >
      {Object.keys(wrong).length === 0 && (
        <Overtaken
          base={{ ...base, take }}
          mine={describe(description, linesOf(values))}
          error={save.error}
          isSaving={save.isPending}
          onSaveOver={() => store(current?.version ?? 0)}
        />
      )}
      <Field
        id={`${id}-name`}
        label="Name"
        error={wrong["name"]}
        help="As rules write it: %office%"
      >
        <input
          id={`${id}-name`}
          className="native-input"
          value={name}
          disabled={!mayChange || list.version > 0}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
      </Field>
      <Field id={`${id}-about`} label="What for" error={wrong["description"]}>
        <input
          id={`${id}-about`}
          className="native-input"
          value={description}
          disabled={!mayChange}
          onChange={({ currentTarget }) => setDescription(currentTarget.value)}
        />
      </Field>
      <Field id={`${id}-values`} label="Values, one a line" error={wrong["values"]}>
        <textarea
          id={`${id}-values`}
          className="native-input rule-form-lines"
          rows={14}
          value={values}
          disabled={!mayChange}
          onChange={({ currentTarget }) => setValues(currentTarget.value)}
        />
      </Field>
    </Drawer>
  );
}

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((value) => value.trim())
    .filter(Boolean);

const describe = (description: string, values: readonly string[]) => ({
  "What for": description,
  Values: values.join("\n"),
});
