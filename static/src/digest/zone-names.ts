/** The time zones that a browser knows by name, with UTC first and `chosen` among them. */
export function zoneNames(chosen: string): readonly string[] {
  const known = Intl.supportedValuesOf("timeZone");
  return [...new Set(["UTC", chosen, ...known])];
}
