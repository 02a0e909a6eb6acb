/** The country's name where the log has its two-letter code; what the log has otherwise. */
export function countryName(country: string): string {
  if (!/^[A-Z]{2}$/.test(country)) return country;
  return new Intl.DisplayNames("en", { type: "region" }).of(country) ?? country;
}
