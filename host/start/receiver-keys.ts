/** What an administrator would copy from Slack, Splunk and others into the app. None of it opens anything real. */
export const receiverKeys = {
  slack: { address: "https://hooks.slack.com/services/T0EXAMPLE/B0EXAMPLE/not-a-real-secret" },
  teams: {
    address:
      "https://default0example.01.environment.api.powerplatform.com/powerautomate/automations/direct/workflows/0example/triggers/manual/paths/invoke?api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=not-a-real-signature",
  },
  pagerDuty: { routingKey: "R0EXAMPLE0NOT0A0REAL0ROUTING0KEY" },
  splunk: {
    address: "https://http-inputs-example.splunkcloud.com",
    token: "00000000-0000-4000-8000-00000000c0de",
    index: "security",
  },
  elastic: {
    address: "https://example.es.europe-west3.gcp.cloud.es.io",
    apiKey: Buffer.from("an example:and no key at all").toString("base64"),
  },
  datadog: { site: "datadoghq.eu", apiKey: "0example0not0a0real0datadog0key0" },
  sentinel: {
    address: "https://example-a1b2.westeurope-1.ingest.monitor.azure.com",
    ruleId: "dcr-0000000000000000000000000000e4a1",
    stream: "Custom-AuditStream_CL",
    tenantId: "00000000-0000-4000-8000-00000000000a",
    clientId: "00000000-0000-4000-8000-00000000000b",
    clientSecret: "example~not-a-real-client-secret",
  },
  webhook: {
    address: "https://siem.example.com/audit",
    signingSecret: `whsec_${Buffer.from("an example, and no secret").toString("base64")}`,
    authorization: "Bearer example-siem-key",
  },
} as const;
