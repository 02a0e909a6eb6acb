import { PopupSelect, type PopupSelectProps } from "@atlaskit/select";
import { useContext } from "react";
import { FilterButton } from "../parts/filter-button";
import { fromLocalMoment, toLocalMoment } from "./local-moment";
import { ZoneContext } from "./zone-context";
import { isSpan, spanNames, type TimeRange } from "./time-range";
import "./time-filter.css";

interface TimeFilterProps {
  range: TimeRange;
  onChange(range: TimeRange): void;
}

const custom = { value: "custom", label: "Between two times…" };
const choices = [...Object.entries(spanNames).map(([value, label]) => ({ value, label })), custom];

/** Narrows to a stretch of time: up to now, or between two moments in the chosen zone. */
export function TimeFilter({ range, onChange }: TimeFilterProps) {
  const { zone } = useContext(ZoneContext);
  const name = range.kind === "last" ? range.span : custom.value;
  const value = choices.find((choice) => choice.value === name) ?? custom;
  const choose = (picked: string) => {
    if (isSpan(picked)) return onChange({ kind: "last", span: picked });
    if (range.kind === "between") return;
    const now = Date.now();
    onChange({ kind: "between", from: now - 86_400_000, to: now });
  };
  const renderTarget: PopupSelectProps["target"] = (target) => (
    <FilterButton target={target} isActive={range.kind === "between"}>
      {range.kind === "last" ? spanNames[range.span] : "Between"}
    </FilterButton>
  );
  return (
    <>
      <PopupSelect
        label="Time"
        options={choices}
        value={value}
        onChange={(picked) => picked && choose(picked.value)}
        isSearchable={false}
        minMenuWidth={200}
        target={renderTarget}
      />
      {range.kind === "between" && (
        <span className="time-between">
          {(["from", "to"] as const).map((end) => (
            <input
              key={`${end} ${zone}`}
              type="datetime-local"
              className="native-input"
              aria-label={end === "from" ? "From" : "To"}
              defaultValue={range[end] === null ? "" : toLocalMoment(range[end], zone)}
              onChange={(event) =>
                onChange({ ...range, [end]: fromLocalMoment(event.target.value, zone) })
              }
            />
          ))}
        </span>
      )}
    </>
  );
}
