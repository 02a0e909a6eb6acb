import { useState } from "react";
import type { AuditEvent } from "#contract";
import { useAsk } from "../ask/use-ask";
import { useDebounced } from "./use-debounced";

type Actor = AuditEvent["actor"];

interface FoundActors {
  /** Those who are chosen, as far as they are known, then those who were found; by id. */
  actors: ReadonlyMap<string, Actor>;
  search(typed: string): void;
  isLoading: boolean;
}

/** Looks people and apps up by what somebody types, and those who are chosen already. */
export function useActors(chosen: readonly string[]): FoundActors {
  const [typed, setTyped] = useState("");
  const query = useDebounced(typed, 250).slice(0, 100);
  const found = useAsk("events/find-actors", { query }, { keep: true });
  const ids = chosen.slice(0, 50);
  const named = useAsk(
    "events/find-actors",
    { query: "", ids },
    { enabled: ids.length > 0, keep: true },
  );
  const known = [
    ...(ids.length > 0 ? (named.data?.actors ?? []) : []),
    ...(found.data?.actors ?? []),
  ];
  return {
    actors: new Map(known.map((actor) => [actor.id, actor])),
    search: setTyped,
    isLoading: found.isFetching,
  };
}
