/** Reads the time range and page size of a list request. Times are epoch milliseconds in decimal digits. */
export interface ListQuery {
  readonly from: number | null;
  readonly to: number | null;
  readonly limit: number;
}

export const readListQuery = (
  parameters: URLSearchParams,
  options: {
    readonly defaultLimit: number;
    readonly maxLimit: number;
    readonly rejectSeconds: boolean;
  },
): ListQuery | undefined => {
  const from = readTime(parameters.get("from"), options.rejectSeconds);
  const to = readTime(parameters.get("to"), options.rejectSeconds);
  if (from === undefined || to === undefined) return undefined;
  const asked = Number(parameters.get("limit") ?? options.defaultLimit);
  const limit = Number.isInteger(asked) && asked > 0 ? asked : options.defaultLimit;
  return { from, to, limit: Math.min(limit, options.maxLimit) };
};

/** Undefined for what is not a time: the API answers ADMIN-400-3. */
const readTime = (text: string | null, rejectSeconds: boolean): number | null | undefined => {
  if (text === null || text === "") return null;
  if (!/^\d{1,16}$/.test(text)) return undefined;
  const ms = Number(text);
  return rejectSeconds && ms > 0 && ms < 100_000_000_000 ? undefined : ms;
};
