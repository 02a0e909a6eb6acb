import { z } from "zod";
import { HttpsAddress } from "../https-address";

/** https://www.elastic.co/docs/reference/fleet/data-streams: `logs`, a dataset and a namespace. */
const DataStream = z
  .string()
  .regex(/^logs-[a-z0-9_.]{1,100}-[a-z0-9_.]{1,100}$/, "logs-, a data set, - and a namespace");

export const ElasticSettings = z.strictObject({
  address: HttpsAddress.meta({
    title: "Address",
    description:
      "Of Elasticsearch, such as https://example.es.eu-west-1.aws.elastic.cloud, not of Kibana.",
  }),
  eventStream: DataStream.default("logs-atlassian_cloud.audit-default").meta({
    title: "Data stream of events",
    description: "The standard is that of Elastic's own integration, whose dashboards read it.",
  }),
  alertStream: DataStream.default("logs-audit_stream.alert-default").meta({
    title: "Data stream of alerts",
  }),
});
export type ElasticSettings = z.infer<typeof ElasticSettings>;
