import type { Framework } from "#contract";
import type { TopicId } from "./topics";

interface Control {
  readonly framework: Framework;
  readonly id: string;
  /** In our own words: the standards' texts belong to their publishers. */
  readonly title: string;
  /** What of the audit log speaks to it. */
  readonly topics: ReadonlyArray<TopicId>;
}

/** Where each framework can be read. */
export const references: Readonly<Record<Framework, string>> = {
  soc2: "https://www.aicpa-cima.com/resources/download/2017-trust-services-criteria-with-revised-points-of-focus-2022",
  iso27001: "https://www.iso.org/standard/27001",
  pci: "https://www.pcisecuritystandards.org/document_library/",
  nist80053: "https://csrc.nist.gov/pubs/sp/800/53/r5/upd1/final",
};

const of =
  (framework: Framework) =>
  (id: string, title: string, ...topics: ReadonlyArray<TopicId>): Control => ({
    framework,
    id,
    title,
    topics,
  });
const soc2 = of("soc2");
const iso = of("iso27001");
const pci = of("pci");
const nist = of("nist80053");

/** The controls that an organization's audit log can say something about. None is met by a log alone. */
export const controls: ReadonlyArray<Control> = [
  soc2("CC6.1", "Access to systems and data is restricted", "authentication", "policies", "keys"),
  soc2("CC6.2", "Accounts are registered and removed in order", "accounts", "provisioning"),
  soc2("CC6.3", "Access follows roles and least privilege", "admin-rights", "access"),
  soc2("CC6.6", "Access from outside is protected", "sign-in", "authentication", "policies"),
  soc2("CC6.7", "Data that leaves is restricted and watched", "data", "domains"),
  soc2("CC6.8", "Software that is let in is controlled", "software"),
  soc2("CC7.1", "Changes that weaken the configuration are found", "policies", "authentication"),
  soc2("CC7.2", "Anomalies are watched for", "sign-in", "data", "admin-rights", "log-keeping"),
  soc2("CC7.3", "Security events are evaluated", "sign-in", "admin-rights", "keys"),
  soc2("CC7.4", "Incidents are responded to", "sign-in", "admin-rights", "data"),
  soc2("CC8.1", "Changes are authorized and tracked", "policies", "software", "authentication"),

  iso("A.5.15", "Access control", "access", "admin-rights"),
  iso("A.5.16", "Identities over their whole life", "accounts", "provisioning"),
  iso("A.5.17", "Authentication secrets", "passwords", "keys"),
  iso("A.5.18", "Access rights given, reviewed and removed", "access", "admin-rights"),
  iso("A.5.28", "Collection of evidence", "log-keeping"),
  iso("A.8.2", "Privileged rights", "admin-rights", "keys"),
  iso("A.8.3", "Restriction of access to information", "access", "data", "policies"),
  iso("A.8.5", "Secure authentication", "authentication", "sign-in", "passwords"),
  iso("A.8.12", "Data leakage", "data"),
  iso("A.8.15", "Logging", "log-keeping"),
  iso("A.8.16", "Monitoring", "sign-in", "admin-rights", "data"),
  iso("A.8.19", "Installation of software", "software"),
  iso("A.8.32", "Management of changes", "policies", "software", "authentication", "domains"),

  pci("7.2", "Access is defined and assigned by need", "access", "admin-rights"),
  pci("8.2", "Accounts are managed over their whole life", "accounts", "provisioning"),
  pci("8.3", "Strong authentication is managed", "authentication", "passwords", "sign-in"),
  pci("8.4", "Several factors protect access", "authentication"),
  pci("8.5", "Multi-factor systems cannot be misused", "authentication", "admin-rights"),
  pci("8.6", "Accounts and secrets of programs are managed", "keys"),
  pci("10.2", "Logs record who did what", "log-keeping", "admin-rights", "sign-in", "accounts"),
  pci("10.3", "Logs are protected", "log-keeping", "data"),
  pci("10.4", "Logs are reviewed", "sign-in", "admin-rights", "log-keeping"),
  pci("10.5", "Logs are kept long enough", "log-keeping"),
  pci("10.6", "Times in the log are consistent", "log-keeping"),
  pci("10.7", "A failure of logging is found and answered", "log-keeping", "policies"),

  nist("AC-2", "Account management", "accounts", "provisioning", "access"),
  nist("AC-3", "Access enforcement", "access", "policies"),
  nist("AC-6", "Least privilege", "admin-rights", "access"),
  nist("AU-2", "Events that are logged", "log-keeping"),
  nist("AU-3", "What a log record says", "log-keeping"),
  nist("AU-6", "Review and reporting", "sign-in", "admin-rights", "data"),
  nist("AU-9", "Protection of the log", "log-keeping", "data"),
  nist("AU-11", "Retention of the log", "log-keeping"),
  nist("AU-12", "Generation of log records", "log-keeping"),
  nist("IA-2", "Identification of people who sign in", "sign-in", "authentication"),
  nist("IA-4", "Management of identifiers", "accounts", "provisioning", "domains"),
  nist("IA-5", "Management of authentication secrets", "passwords", "keys"),
  nist("CM-3", "Control of configuration changes", "policies", "authentication", "software"),
  nist("CM-5", "Who may change the configuration", "admin-rights", "keys"),
  nist("CM-6", "Settings of the configuration", "policies", "authentication"),
];
