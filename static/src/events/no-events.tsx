import Button from "@atlaskit/button/new";
import type { Coverage } from "#contract";
import { Empty } from "../parts/empty";

interface NoEventsProps {
  narrowed: boolean;
  coverage: Coverage | undefined;
  onClear(): void;
}

/** Why the list is empty, and what to do. */
export function NoEvents({ narrowed, coverage, onClear }: NoEventsProps) {
  if (narrowed) {
    return (
      <Empty
        title="No event fits these filters"
        action={<Button onClick={onClear}>Clear all filters</Button>}
      >
        Widen the time or take a filter away.
      </Empty>
    );
  }
  if (coverage && coverage.to === null) {
    return (
      <Empty title="The first events are on their way">
        <p>
          Collecting starts within five minutes after an organization was connected. They appear
          here by themselves.
        </p>
      </Empty>
    );
  }
  return (
    <Empty title="Nothing happened in the last seven days">
      <p>Choose a longer time to see what was before.</p>
    </Empty>
  );
}
