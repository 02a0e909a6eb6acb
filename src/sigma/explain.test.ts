import { expect, test } from "@jest/globals";
import { explain, type Explanation } from "./explain";
import { parseRules } from "./parse-rules";

const TEXT = `title: Rule
logsource: {product: atlassian, service: audit}
detection:
  selection:
    action: added_org_admin
    actor.email|endswith: '@example.com'
  filter_office:
    ip|cidr|expand: '%office%'
  condition: selection and not 1 of filter_*
`;

const outline = ({ text, verdict, seen, parts }: Explanation): unknown => [
  `${verdict ? "yes" : "no"} ${text}${seen.length > 0 ? ` = ${seen.join(", ")}` : ""}`,
  ...parts.map(outline),
];

test("shows every part of the condition with its verdict and the values that it saw", () => {
  const [rule] = parseRules(TEXT).documents;
  if (rule?.kind !== "rule") throw new Error("the text is a rule");
  const event = {
    attributes: {
      action: "ADDED_ORG_ADMIN",
      actor: { email: "a@example.org" },
      location: { ip: "192.0.2.7" },
    },
  };
  expect(outline(explain(rule, event, new Map([["office", ["192.0.2.0/24"]]])))).toEqual([
    "no and",
    ["no selection", ["yes action = ADDED_ORG_ADMIN"], ["no actor.email|endswith = a@example.org"]],
    ["no not", ["yes 1 of filter_*", ["yes filter_office", ["yes ip|cidr|expand = 192.0.2.7"]]]],
  ]);
});
