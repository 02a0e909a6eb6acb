/** The text that a new rule begins with. `id` is a UUID. */
export const newRule = (id: string): string => `title: New rule
id: ${id}
status: test
description: ""
logsource:
  product: atlassian
  service: audit
detection:
  selection:
    action: ""
  condition: selection
level: medium
audit-stream:
  dedup:
    by:
      - actor.id
    window: 1h
`;
