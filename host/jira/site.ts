// Longer than other files because it is data: every project, person and field of the site.
import type {
  Field,
  Grant,
  Holder,
  IssueType,
  JiraUser,
  Project,
  ScreenField,
  Site,
} from "./jira-state";
import { projectPermissions } from "./permissions";

const appAccountId = "712020:00000000-0000-4000-8000-0000000000a9";

/** Who is on the site. The keys are for tests and for the host's user switch. */
export const jiraUsers = {
  siteAdmin: user(
    1,
    "Ada Admin",
    "ada.admin@example.com",
    ["site-admins", "jira-admins", "jira-users", "security-team"],
    "Jira administrator; also connects the organization",
  ),
  secondAdmin: user(
    2,
    "Bruno Admin",
    "bruno.admin@example.com",
    ["jira-admins", "jira-users"],
    "Jira administrator without a role in Audit Stream",
  ),
  analyst: user(
    3,
    "Chiara Analyst",
    "chiara.analyst@example.com",
    ["jira-users", "security-team"],
    "Security analyst, not a Jira administrator",
  ),
  auditor: user(
    4,
    "Dai Auditor",
    "dai.auditor@example.com",
    ["jira-users"],
    "Auditor: reads, changes nothing",
  ),
  member: user(
    5,
    "Emil Member",
    "emil.member@example.com",
    ["jira-users"],
    "An ordinary user without any role",
  ),
  outsider: user(
    6,
    "Farah Outsider",
    "farah.outsider@example.org",
    [],
    "Has an account and no access to Jira",
  ),
} as const satisfies Record<string, JiraUser>;

const app: JiraUser = {
  accountId: appAccountId,
  displayName: "Audit Stream",
  emailAddress: "",
  accountType: "app",
  groups: [],
  about: "The app itself",
};

const securityTeam = "10100";
const addons = "10003";
const leads = "10101";

/** A small site: each project is there for one thing that can go wrong. */
export const createSite = (): Site => ({
  baseUrl: "https://example.atlassian.net",
  users: [...Object.values(jiraUsers), app],
  appAccountId,
  projects: [security, helpDesk, people, website],
  fields,
  priorities: ["Highest", "High", "Medium", "Low", "Lowest"].map((name, index) => ({
    id: `${index + 1}`,
    name,
  })),
  statuses: [
    { id: "10000", name: "To Do", category: "new" },
    { id: "3", name: "In Progress", category: "indeterminate" },
    { id: "10001", name: "Done", category: "done" },
  ],
  transitions: [
    { id: "11", name: "To Do", to: "10000" },
    { id: "21", name: "In Progress", to: "3" },
    { id: "31", name: "Done", to: "10001" },
  ],
});

const everything = projectPermissions.filter((name) => name !== "ADMINISTER_PROJECTS");

const grant = (holder: Holder, permissions: ReadonlyArray<string>): ReadonlyArray<Grant> =>
  permissions.map((permission) => ({ permission, holder }));

const role = (parameter: string): Holder => ({ type: "projectRole", parameter });

const screen = (required: string, optional: string): ReadonlyArray<ScreenField> => [
  ...`project issuetype ${required}`
    .trim()
    .split(" ")
    .map((fieldId) => ({ fieldId, required: true })),
  ...optional
    .split(" ")
    .filter((fieldId) => fieldId !== "")
    .map((fieldId) => ({ fieldId, required: false })),
];

const issueType = (
  id: string,
  name: string,
  description: string,
  fieldsOnScreen: ReadonlyArray<ScreenField>,
  subtask = false,
): IssueType => ({
  id,
  name,
  description,
  subtask,
  screen: fieldsOnScreen,
});

const usual = "description priority labels assignee reporter duedate security";

const security: Project = {
  id: "10000",
  key: "SEC",
  name: "Security operations",
  schemeId: 10_100,
  schemeName: "Security team only",
  grants: [
    ...grant(role(securityTeam), everything),
    ...grant(role(addons), [...everything, "ADMINISTER_PROJECTS"]),
    ...grant({ type: "group", parameter: "site-admins" }, [
      "BROWSE_PROJECTS",
      "ADMINISTER_PROJECTS",
    ]),
  ],
  roles: {
    [securityTeam]: [jiraUsers.siteAdmin.accountId, jiraUsers.analyst.accountId],
    [addons]: [appAccountId],
    [leads]: [jiraUsers.siteAdmin.accountId],
  },
  issueTypes: [
    issueType(
      "10001",
      "Task",
      "A piece of work",
      screen("summary", `${usual} customfield_10042 customfield_10043`),
    ),
    issueType(
      "10002",
      "Incident",
      "Needs an impact",
      screen(
        "summary customfield_10041",
        `${usual} customfield_10042 customfield_10044 customfield_10045`,
      ),
    ),
    issueType("10003", "Sub-task", "Part of another issue", screen("summary parent", usual), true),
  ],
  securityLevels: [
    {
      id: "10010",
      name: "Security team",
      description: "The team and its apps",
      holders: [role(securityTeam), role(addons)],
    },
    {
      id: "10011",
      name: "Leads",
      description: "Leads only: even the app that created an issue cannot see it",
      holders: [role(leads)],
    },
  ],
};

const helpDesk: Project = {
  id: "10001",
  key: "HELP",
  name: "IT help",
  schemeId: 10_101,
  schemeName: "Open to everybody who is logged in",
  grants: [
    ...grant({ type: "applicationRole" }, everything),
    ...grant(role(addons), everything),
    ...grant({ type: "anyone" }, ["BROWSE_PROJECTS"]),
  ],
  roles: { [addons]: [appAccountId] },
  issueTypes: [
    issueType(
      "10001",
      "Task",
      "A piece of work",
      screen("summary", "description priority labels assignee duedate"),
    ),
    issueType(
      "10004",
      "Service request",
      "A question to the help desk",
      screen("summary description", "priority labels"),
    ),
  ],
  securityLevels: [],
};

/** The app may look and may not create. */
const people: Project = {
  id: "10002",
  key: "HR",
  name: "People",
  schemeId: 10_102,
  schemeName: "People team",
  grants: [
    ...grant({ type: "group", parameter: "site-admins" }, everything),
    ...grant(role(addons), ["BROWSE_PROJECTS"]),
  ],
  roles: { [addons]: [appAccountId] },
  issueTypes: [issueType("10001", "Task", "A piece of work", screen("summary", usual))],
  securityLevels: [],
};

/** Neither priority nor labels on the screen. */
const website: Project = {
  id: "10003",
  key: "WEB",
  name: "Website",
  schemeId: 10_103,
  schemeName: "Software",
  grants: [...grant({ type: "applicationRole" }, everything), ...grant(role(addons), everything)],
  roles: { [addons]: [appAccountId] },
  issueTypes: [
    issueType("10005", "Bug", "Something is broken", screen("summary", "description")),
    issueType(
      "10006",
      "Story",
      "Somebody wants something",
      screen("summary", "description assignee"),
    ),
  ],
  securityLevels: [],
};

const fields: ReadonlyArray<Field> = [
  { id: "project", name: "Project", kind: "project" },
  { id: "issuetype", name: "Issue Type", kind: "issuetype" },
  { id: "parent", name: "Parent", kind: "parent" },
  { id: "summary", name: "Summary", kind: "summary" },
  { id: "description", name: "Description", kind: "document" },
  { id: "priority", name: "Priority", kind: "priority" },
  { id: "labels", name: "Labels", kind: "labels" },
  { id: "assignee", name: "Assignee", kind: "user" },
  { id: "reporter", name: "Reporter", kind: "user" },
  { id: "duedate", name: "Due date", kind: "date" },
  { id: "security", name: "Security Level", kind: "security" },
  {
    id: "customfield_10041",
    name: "Impact",
    kind: "option",
    options: ["Extensive", "Significant", "Moderate", "Minor"].map((name, index) => ({
      id: `1020${index}`,
      name,
    })),
  },
  { id: "customfield_10042", name: "Affected users", kind: "number" },
  { id: "customfield_10043", name: "Source system", kind: "text" },
  { id: "customfield_10044", name: "Containment", kind: "document" },
  {
    id: "customfield_10045",
    name: "Teams",
    kind: "options",
    options: ["Blue", "Red", "Identity"].map((name, index) => ({ id: `1030${index}`, name })),
  },
];

function user(
  number: number,
  displayName: string,
  emailAddress: string,
  groups: ReadonlyArray<string>,
  about: string,
): JiraUser {
  return {
    accountId: `712020:00000000-0000-4000-8000-00000000000${number}`,
    displayName,
    emailAddress,
    accountType: "atlassian",
    groups,
    about,
  };
}
