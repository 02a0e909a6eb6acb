import { useState } from "react";
import { useAsk } from "../ask/use-ask";
import { useDebounced } from "../parts/use-debounced";
import { ChoiceFilter } from "./choice-filter";

interface ActorFilterProps {
  chosen: readonly string[];
  onChoose(actors: string[]): void;
}

/** Narrows to actors, found by name or e-mail address. */
export function ActorFilter({ chosen, onChoose }: ActorFilterProps) {
  const [typed, setTyped] = useState("");
  const query = useDebounced(typed, 250);
  const found = useAsk("events/find-actors", { query }, { keep: true });
  const named = useAsk(
    "events/find-actors",
    { query: "", ids: [...chosen] },
    { enabled: chosen.length > 0, keep: true },
  );
  const actors = new Map(
    [...(chosen.length > 0 ? (named.data?.actors ?? []) : []), ...(found.data?.actors ?? [])].map(
      (actor) => [actor.id, actor],
    ),
  );
  return (
    <ChoiceFilter
      label="Actor"
      searchHint="Name or e-mail address"
      choices={[...actors.values()].map((actor) => ({
        value: actor.id,
        label: actor.name || actor.email || actor.id,
      }))}
      chosen={chosen}
      onChoose={onChoose}
      onSearch={setTyped}
      isLoading={found.isFetching}
    />
  );
}
