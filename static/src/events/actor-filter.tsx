import { actorName } from "../parts/actor-name";
import { useActors } from "../parts/use-actors";
import { ChoiceFilter } from "./choice-filter";

interface ActorFilterProps {
  chosen: readonly string[];
  onChoose(actors: string[]): void;
}

/** Narrows to actors, found by name or e-mail address. */
export function ActorFilter({ chosen, onChoose }: ActorFilterProps) {
  const { actors, search, isLoading } = useActors(chosen);
  return (
    <ChoiceFilter
      label="Actor"
      searchHint="Name or e-mail address"
      choices={Array.from(actors.values(), (actor) => ({
        value: actor.id,
        label: actorName(actor),
      }))}
      chosen={chosen}
      onChoose={onChoose}
      onSearch={search}
      isLoading={isLoading}
    />
  );
}
