import Button from "@atlaskit/button/new";
import type { RuleSummary } from "#contract";
import { CopyButton } from "../parts/copy-button";
import { Drawer } from "../parts/drawer";
import { Facts } from "../parts/facts";
import { LevelLozenge } from "../parts/level-lozenge";
import { OutsideLink } from "../parts/outside-link";
import { useRoute } from "../route/use-route";
import { useSession } from "../shell/session-context";
import { Moment } from "../time/moment";
import { RuleIssues } from "./rule-issues";
import { RuleSettings } from "./rule-settings";
import { RuleSwitch } from "./rule-switch";
import { RuleTags } from "./rule-tags";

interface RuleDrawerProps {
  rule: RuleSummary;
  onClose(): void;
}

/** One rule: what it finds, how, and what its alerts become in Jira. */
export function RuleDrawer({ rule, onClose }: RuleDrawerProps) {
  const { role } = useSession();
  const { go } = useRoute();
  return (
    <Drawer
      title={rule.title}
      onClose={onClose}
      actions={
        <Button
          appearance="primary"
          onClick={() => go(`/rules/${encodeURIComponent(rule.id)}/edit`)}
        >
          {role === "manager" ? "Edit" : "Look closer"}
        </Button>
      }
    >
      <p className="rule-about">{rule.description}</p>
      <RuleTags rule={rule} />
      <Facts
        of={[
          ["On", <RuleSwitch key="on" rule={rule} />],
          ["Level", <LevelLozenge key="level" level={rule.level} />],
          ["Status", rule.status],
          ["Alerts, 30 days", new Intl.NumberFormat("en").format(rule.alertsLast30Days)],
          [
            "Last alert",
            rule.lastAlertAt === null ? "Never" : <Moment key="last" at={rule.lastAlertAt} />,
          ],
          rule.falsePositives.length === 0
            ? null
            : ["May be harmless", rule.falsePositives.join("; ")],
          rule.references.length === 0
            ? null
            : [
                "References",
                <ul key="references" className="rule-references">
                  {rule.references.map((reference) => (
                    <li key={reference}>
                      <OutsideLink href={reference}>{reference}</OutsideLink>
                    </li>
                  ))}
                </ul>,
              ],
          [
            "Id",
            <span key="id" className="code">
              {rule.id}
            </span>,
          ],
        ]}
      />
      {role === "manager" && (
        <>
          <h3>Level and destinations</h3>
          <RuleSettings key={rule.version} rule={rule} />
          <h3>Jira issues of this rule</h3>
          <RuleIssues ruleId={rule.id} />
        </>
      )}
      <div className="rule-yaml-head">
        <h3>Sigma document</h3>
        <CopyButton text={rule.yaml} label="Copy YAML" />
      </div>
      <pre className="rule-yaml">{rule.yaml}</pre>
    </Drawer>
  );
}
