/** Code points kept of the texts of an alert and of a delivery. */
export const alertTextLimits = {
  ruleTitle: 300,
  title: 500,
  dedupKey: 500,
  reference: 200,
  lastError: 500,
} as const;
