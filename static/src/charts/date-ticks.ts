const HOUR = 3_600_000;
const hourStrides = [1, 2, 3, 6, 12, 24];
const dayStrides = [1, 2, 7, 14];
/** Days of four weeks: longer strides are so many of these. */
const WEEKS = 28;
/** From so many days on, the year is said. */
const LONG = 330;

interface DateTick {
  at: number;
  label: string;
}

/**
 * Which steps of a date axis are labelled, and how: round hours of the zone, or days, from a week apart on its Mondays.
 * `times` are the moments at which the steps begin; at most about `most` of them get a label. Without a zone it is the
 * browser's.
 */
export function dateTicks(times: readonly number[], most: number, timeZone?: string): DateTick[] {
  const zone = timeZone === undefined ? {} : { timeZone };
  const text = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat("en-GB", { ...options, ...zone });
    return (at: number) => format.format(at);
  };
  const fits = (strides: readonly number[]) =>
    strides.find((stride) => times.length / stride <= Math.max(1, most));
  const day = text({ day: "numeric", month: "short" });
  const [first, second] = times;
  if (first !== undefined && second !== undefined && second - first <= HOUR) {
    const stride = fits(hourStrides) ?? 24;
    const hour = text({ hour: "2-digit", hourCycle: "h23" });
    const clock = text({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    return times
      .filter((at) => Number(hour(at)) % stride === 0)
      .map((at) => ({ at, label: Number(hour(at)) === 0 ? day(at) : clock(at) }));
  }
  const stride = fits(dayStrides) ?? WEEKS * Math.ceil(times.length / Math.max(1, most) / WEEKS);
  const weekday = text({ weekday: "short" });
  const monday = times.findIndex((at) => weekday(at) === "Mon");
  const start = stride < 7 ? 0 : Math.max(0, monday);
  const dated = text({ day: "numeric", month: "short", year: "2-digit" });
  const named = text({ weekday: "short", day: "numeric", month: "short" });
  const label = times.length >= LONG ? dated : times.length <= 7 ? named : day;
  return times
    .filter((_, index) => index >= start && (index - start) % stride === 0)
    .map((at) => ({ at, label: label(at).replace(",", "") }));
}
