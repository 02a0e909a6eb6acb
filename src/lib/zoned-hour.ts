export interface ZonedHour {
  /** Such as `2026-01-05`. */
  readonly date: string;
  /** 0 is Monday. */
  readonly weekday: number;
  /** 0 to 23. */
  readonly hour: number;
  /** 0 to 59. */
  readonly minute: number;
}

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** Reads clocks (epoch milliseconds) in a time zone such as `Europe/Berlin`. Throws a RangeError for an unknown one. */
export function zonedHour(zone: string): (at: number) => ZonedHour {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    weekday: "short",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? "";
    return {
      date: `${part("year")}-${part("month")}-${part("day")}`,
      weekday: weekdays.indexOf(part("weekday")),
      hour: Number(part("hour")),
      minute: Number(part("minute")),
    };
  };
}
