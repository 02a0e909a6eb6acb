import type { AccessHolder, ComplianceReport, Framework, KeyRecord } from "#contract";

/** The words of this page, in the order in which they stand. */
export const frameworkNames: Record<Framework, string> = {
  soc2: "SOC 2",
  iso27001: "ISO/IEC 27001:2022",
  pci: "PCI DSS 4.0.1",
  nist80053: "NIST SP 800-53 r5",
};

export const stateNames: Record<ComplianceReport["controls"][number]["state"], string> = {
  watched: "Watched",
  partly: "Partly watched",
  "not-watched": "Not watched",
};

export const rightNames: Record<AccessHolder["right"], string> = {
  "organization-admin": "Organization admin",
  "admin-role": "Role with admin rights",
  "admin-group": "Administrators group",
  "admin-access": "Group with admin access",
};

export const keyNames: Record<KeyRecord["kind"], string> = {
  "api-key": "API key",
  "provisioning-token": "Provisioning directory",
  "seen-in-use": "Token seen in use",
};
