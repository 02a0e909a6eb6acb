import type { Platform } from "#ports";
import type { SigmaCorrelation } from "#sigma/sigma-document";

/**
 * 32 hex digits for one group of a correlation. A correlation that is edited goes on with what it has counted, unless
 * it is grouped or counts differently from then on.
 */
export function seriesOf(
  deps: Pick<Platform, "bytes">,
  { id, correlation }: SigmaCorrelation,
  group: string,
): string {
  const { type, groupBy, aliases, condition, timespanMs } = correlation;
  const aliasFields = Array.from(aliases, ([alias, fields]) => [alias, ...fields]);
  // Stretches of sightings are as long as the timespan says.
  const stretch = type === "new_value" ? timespanMs : null;
  const shape = [id, groupBy, aliasFields, condition.fields, stretch, group];
  return deps.bytes.sha256(JSON.stringify(shape)).slice(0, 32);
}
