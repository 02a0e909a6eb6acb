/** The face of the contract: what the app and its page agree on. */
export { AccessHolder } from "./contract/access-holder";
export { ActivityEntry } from "./contract/activity-entry";
export { Alert } from "./contract/alert";
export { AlertState } from "./contract/alert-state";
export { AlertWhy } from "./contract/alert-why";
export { API_KEY_SCOPE } from "./contract/api-key-scope";
export { AuditEvent } from "./contract/audit-event";
export { backupLimits, BackupCopy, RestoreItem } from "./contract/backup";
export { BundleEntry } from "./contract/bundle-entry";
export { bundleLimits } from "./contract/bundle-limits";
export { BacktestReport, BacktestSide } from "./contract/backtest-report";
export { ChangeNote, ChangeRecord } from "./contract/change-record";
export { ComplianceReport } from "./contract/compliance-report";
export { Concern } from "./contract/concern";
export { Connection } from "./contract/connection";
export { ConnectionCheck } from "./contract/connection-check";
export { Coverage } from "./contract/coverage";
export { Dashboard } from "./contract/dashboard";
export { Delivery } from "./contract/delivery";
export {
  DestinationForm,
  FormField,
  SecretChange,
  SecretFormField,
} from "./contract/destination-form";
export { DestinationSummary } from "./contract/destination-summary";
export { DestinationTally } from "./contract/destination-tally";
export { Digest } from "./contract/digest";
export { Diagnostics } from "./contract/diagnostics";
export { DigestSettings } from "./contract/digest-settings";
export { EventCategory } from "./contract/event-category";
export { EventFilter } from "./contract/event-filter";
export { EventKey } from "./contract/event-key";
export { EventPosition } from "./contract/event-position";
export { EvidenceManifest, EvidenceSignature } from "./contract/evidence-manifest";
export { ExampleResult } from "./contract/example-result";
export { Failure } from "./contract/failure";
export { DayFigures, Figures } from "./contract/figures";
export { filePieces } from "./contract/file-pieces";
export { Framework } from "./contract/framework";
export { Gap } from "./contract/gap";
export { Health } from "./contract/health";
export { PersonalData } from "./contract/personal-data";
export { Job, JobKind } from "./contract/job";
export { JiraIssueSettings } from "./contract/jira-issue-settings";
export { KeyRecord } from "./contract/key-record";
export { Level } from "./contract/level";
export { Logging } from "./contract/logging";
export { NamedList } from "./contract/named-list";
export { Period } from "./contract/period";
export {
  procedures,
  type ProcedureInput,
  type ProcedureName,
  type ProcedureOutput,
} from "./contract/procedures";
export { RecordCheck } from "./contract/record-check";
export { Hold, Retention } from "./contract/retention";
export { Role } from "./contract/role";
export { Routing } from "./contract/routing";
export { RuleActivity } from "./contract/rule-activity";
export { RuleExplanation } from "./contract/rule-explanation";
export { RuleProblem } from "./contract/rule-problem";
export { RuleSummary } from "./contract/rule-summary";
export { RuleTrial } from "./contract/rule-trial";
export { OtherSources } from "./contract/other-sources";
export { StreamProgress } from "./contract/stream-progress";
export { SourceName } from "./contract/source-name";
export { StorageForecast } from "./contract/storage-forecast";
export { DailyHours } from "./contract/daily-hours";
export { Suppression } from "./contract/suppression";
export { SuppressionEntry } from "./contract/suppression-entry";
export { Token } from "./contract/token";
