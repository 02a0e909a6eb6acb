import Button from "@atlaskit/button/new";
import { useId, useState } from "react";
import type { NamedList } from "#contract";
import { fieldMessages } from "../ask/field-messages";
import { useTask } from "../ask/use-task";
import { Drawer } from "../parts/drawer";
import { Failed } from "../parts/failed";
import { Field } from "../parts/field";
import { tellDone } from "../parts/tell-done";

interface ListDrawerProps {
  list: NamedList;
  mayChange: boolean;
  onClose(): void;
}

/** One list of values; a list with version 0 is a new one. */
export function ListDrawer({ list, mayChange, onClose }: ListDrawerProps) {
  const id = useId();
  const save = useTask("lists/save", ["lists/list"]);
  const [name, setName] = useState(list.name);
  const [description, setDescription] = useState(list.description);
  const [values, setValues] = useState(list.values.join("\n"));
  const wrong = fieldMessages(save.error);
  const store = () =>
    save.mutate(
      {
        name,
        description,
        values: values
          .split("\n")
          .map((value) => value.trim())
          .filter(Boolean),
        version: list.version,
      },
      {
        onSuccess: () => {
          tellDone("List saved");
          onClose();
        },
      },
    );
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
            onClick={store}
          >
            Save
          </Button>
        )
      }
    >
      {save.isError && Object.keys(wrong).length === 0 && <Failed error={save.error} />}
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
