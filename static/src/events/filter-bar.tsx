import Button from "@atlaskit/button/new";
import SearchIcon from "@atlaskit/icon/core/search";
import { useState } from "react";
import { useAsk } from "../ask/use-ask";
import { countryName } from "../text/country-name";
import { readableName } from "../text/readable-name";
import { ActorFilter } from "./actor-filter";
import { ChoiceFilter } from "./choice-filter";
import type { EventView } from "./event-view";
import { isAddressOrRange } from "./is-address-or-range";
import { readEventView } from "./read-event-view";
import { TimeFilter } from "../time/time-filter";
import { TypedFilter } from "./typed-filter";
import { writeEventView } from "./write-event-view";

interface FilterBarProps {
  view: EventView;
  onChange(view: EventView): void;
}

const outcomes = ["success", "failure", "unknown"] as const;

/** Everything that the list can be narrowed by. */
export function FilterBar({ view, onChange }: FilterBarProps) {
  const [cleared, setCleared] = useState(0);
  const facets = useAsk("events/facets", {});
  const set = (part: Partial<EventView>) => onChange({ ...view, ...part });
  const narrowed = writeEventView(view).size > 0;
  return (
    <search className="events-filters" aria-label="Filter events">
      <TypedFilter
        key={`text ${cleared}`}
        label="Search text"
        value={view.text}
        width={180}
        icon={
          <span className="events-search-icon">
            <SearchIcon label="" color="var(--ds-icon-subtle)" />
          </span>
        }
        onChange={(text) => set({ text })}
      />
      <TimeFilter range={view.range} onChange={(range) => set({ range })} />
      <ChoiceFilter
        label="Action"
        choices={(facets.data?.actions ?? []).map(({ value, title }) => ({
          value,
          label: title || readableName(value),
        }))}
        chosen={view.actions}
        onChoose={(actions) => set({ actions })}
        isLoading={facets.isPending}
      />
      <ActorFilter chosen={view.actors} onChoose={(actors) => set({ actors })} />
      <ChoiceFilter
        label="Product"
        choices={(facets.data?.products ?? []).map((value) => ({
          value,
          label: readableName(value),
        }))}
        chosen={view.products}
        onChoose={(products) => set({ products })}
        isLoading={facets.isPending}
      />
      <ChoiceFilter
        label="Country"
        choices={(facets.data?.countries ?? []).map((value) => ({
          value,
          label: countryName(value),
        }))}
        chosen={view.countries}
        onChoose={(countries) => set({ countries })}
        isLoading={facets.isPending}
      />
      <ChoiceFilter
        label="Outcome"
        choices={outcomes.map((value) => ({ value, label: readableName(value) }))}
        chosen={view.outcomes}
        onChoose={(values) =>
          set({ outcomes: outcomes.filter((outcome) => values.includes(outcome)) })
        }
      />
      <TypedFilter
        key={`ip ${cleared}`}
        label="IP or CIDR"
        value={view.ip}
        width={140}
        check={(text) => (isAddressOrRange(text) ? null : "Not an IP or range")}
        onChange={(ip) => set({ ip })}
      />
      {narrowed && (
        <Button
          appearance="subtle"
          onClick={() => {
            setCleared(cleared + 1);
            onChange(readEventView(new URLSearchParams()));
          }}
        >
          Clear
        </Button>
      )}
    </search>
  );
}
