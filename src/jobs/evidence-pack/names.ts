import type { AccessHolder, ComplianceReport, Framework, KeyRecord } from "#contract";

/** The words of a pack. */
export const names: {
  readonly frameworks: Readonly<Record<Framework, string>>;
  readonly states: Readonly<Record<ComplianceReport["controls"][number]["state"], string>>;
  readonly rights: Readonly<Record<AccessHolder["right"], string>>;
  readonly keys: Readonly<Record<KeyRecord["kind"], string>>;
} = {
  frameworks: {
    soc2: "SOC 2",
    iso27001: "ISO/IEC 27001:2022",
    pci: "PCI DSS 4.0.1",
    nist80053: "NIST SP 800-53 r5",
  },
  states: { watched: "watched", partly: "partly watched", "not-watched": "not watched" },
  rights: {
    "organization-admin": "organization admin",
    "admin-role": "role with admin rights",
    "admin-group": "member of an administrators group",
    "admin-access": "group with admin access",
  },
  keys: {
    "api-key": "API key",
    "provisioning-token": "provisioning directory",
    "seen-in-use": "token seen in use",
  },
};
