/**
 * The ATT&CK Enterprise techniques (version 17) that matter for a cloud administration log, by Sigma tag without
 * `attack.`: name and tactics. Tags of rules are checked against this list, and coverage is drawn from it.
 */
export const attackTechniques: ReadonlyMap<string, AttackTechnique> = new Map(
  (
    [
      ["t1020", "Automated Exfiltration", ["exfiltration"]],
      ["t1048", "Exfiltration Over Alternative Protocol", ["exfiltration"]],
      ["t1069.003", "Permission Groups Discovery: Cloud Groups", ["discovery"]],
      ["t1070", "Indicator Removal", ["defense-evasion"]],
      [
        "t1078",
        "Valid Accounts",
        ["defense-evasion", "initial-access", "persistence", "privilege-escalation"],
      ],
      [
        "t1078.004",
        "Valid Accounts: Cloud Accounts",
        ["defense-evasion", "initial-access", "persistence", "privilege-escalation"],
      ],
      ["t1087.004", "Account Discovery: Cloud Account", ["discovery"]],
      ["t1098", "Account Manipulation", ["persistence", "privilege-escalation"]],
      [
        "t1098.001",
        "Account Manipulation: Additional Cloud Credentials",
        ["persistence", "privilege-escalation"],
      ],
      [
        "t1098.003",
        "Account Manipulation: Additional Cloud Roles",
        ["persistence", "privilege-escalation"],
      ],
      ["t1110", "Brute Force", ["credential-access"]],
      ["t1110.001", "Brute Force: Password Guessing", ["credential-access"]],
      ["t1110.003", "Brute Force: Password Spraying", ["credential-access"]],
      ["t1110.004", "Brute Force: Credential Stuffing", ["credential-access"]],
      ["t1119", "Automated Collection", ["collection"]],
      ["t1134", "Access Token Manipulation", ["defense-evasion", "privilege-escalation"]],
      ["t1136.003", "Create Account: Cloud Account", ["persistence"]],
      ["t1176", "Software Extensions", ["persistence"]],
      ["t1199", "Trusted Relationship", ["initial-access"]],
      ["t1213", "Data from Information Repositories", ["collection"]],
      ["t1213.001", "Data from Information Repositories: Confluence", ["collection"]],
      [
        "t1484.001",
        "Domain or Tenant Policy Modification: Group Policy Modification",
        ["defense-evasion", "privilege-escalation"],
      ],
      [
        "t1484.002",
        "Domain or Tenant Policy Modification: Trust Modification",
        ["defense-evasion", "privilege-escalation"],
      ],
      ["t1485", "Data Destruction", ["impact"]],
      ["t1489", "Service Stop", ["impact"]],
      ["t1505", "Server Software Component", ["persistence"]],
      ["t1526", "Cloud Service Discovery", ["discovery"]],
      ["t1528", "Steal Application Access Token", ["credential-access"]],
      ["t1530", "Data from Cloud Storage", ["collection"]],
      ["t1531", "Account Access Removal", ["impact"]],
      ["t1537", "Transfer Data to Cloud Account", ["exfiltration"]],
      ["t1538", "Cloud Service Dashboard", ["discovery"]],
      ["t1539", "Steal Web Session Cookie", ["credential-access"]],
      ["t1548", "Abuse Elevation Control Mechanism", ["defense-evasion", "privilege-escalation"]],
      [
        "t1550.001",
        "Use Alternate Authentication Material: Application Access Token",
        ["defense-evasion", "lateral-movement"],
      ],
      [
        "t1556",
        "Modify Authentication Process",
        ["credential-access", "defense-evasion", "persistence"],
      ],
      [
        "t1556.006",
        "Modify Authentication Process: Multi-Factor Authentication",
        ["credential-access", "defense-evasion", "persistence"],
      ],
      [
        "t1556.007",
        "Modify Authentication Process: Hybrid Identity",
        ["credential-access", "defense-evasion", "persistence"],
      ],
      [
        "t1556.009",
        "Modify Authentication Process: Conditional Access Policies",
        ["credential-access", "defense-evasion", "persistence"],
      ],
      ["t1562", "Impair Defenses", ["defense-evasion"]],
      ["t1562.001", "Impair Defenses: Disable or Modify Tools", ["defense-evasion"]],
      ["t1562.008", "Impair Defenses: Disable or Modify Cloud Logs", ["defense-evasion"]],
      ["t1567", "Exfiltration Over Web Service", ["exfiltration"]],
      ["t1586", "Compromise Accounts", ["resource-development"]],
      ["t1621", "Multi-Factor Authentication Request Generation", ["credential-access"]],
      ["t1651", "Cloud Administration Command", ["execution"]],
    ] as const
  ).map(([id, name, tactics]) => [id, { name, tactics }]),
);

export interface AttackTechnique {
  readonly name: string;
  readonly tactics: ReadonlyArray<AttackTactic>;
}

type AttackTactic = (typeof attackTactics)[number];

/** In the order of the matrix. */
export const attackTactics = [
  "reconnaissance",
  "resource-development",
  "initial-access",
  "execution",
  "persistence",
  "privilege-escalation",
  "defense-evasion",
  "credential-access",
  "discovery",
  "lateral-movement",
  "collection",
  "command-and-control",
  "exfiltration",
  "impact",
] as const;
