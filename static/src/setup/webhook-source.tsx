import Button from "@atlaskit/button/new";
import type { ProcedureOutput } from "#contract";
import { CopyButton } from "../parts/copy-button";
import { Facts } from "../parts/facts";
import { formatCount } from "../text/format-count";
import { useRoute } from "../route/use-route";
import { Moment } from "../time/moment";
import "./tokens.css";

type Webhook = ProcedureOutput<"sources/get">["sources"]["webhook"];

interface WebhookSourceProps {
  source: Webhook;
  address: string;
}

/** How Atlassian's audit log webhook is set up, and what it has delivered. */
export function WebhookSource({ source, address }: WebhookSourceProps) {
  const { go } = useRoute();
  return (
    <section className="source" aria-labelledby="source-webhook">
      <div className="source-head">
        <h3 id="source-webhook">Atlassian’s audit log webhook</h3>
      </div>
      <p>
        Brings events within seconds where the organization has Guard Premium or an Enterprise plan.
        Polling goes on beside it and brings what a delivery missed.
      </p>
      <ol className="source-steps">
        <li>
          Create a token that may deliver audit events.{" "}
          <Button spacing="compact" onClick={() => go("/setup/tokens")}>
            Tokens
          </Button>
        </li>
        <li>
          At admin.atlassian.com open <em>Security › Audit log › Webhooks</em>, and create one with
          this address:
          <div className="trigger-address">
            <span className="field-label">Address</span>
            <code>{address}</code>
            <CopyButton text={address} what="the address for the webhook" />
          </div>
        </li>
        <li>
          As its <em>Authorization</em> header enter <code>Bearer</code>, a space and the token.
        </li>
        <li>Send a test there: it shows here as a delivery.</li>
      </ol>
      <Facts
        of={[
          [
            "Last delivery",
            source.lastArrivalAt === null ? "None yet" : <Moment at={source.lastArrivalAt} />,
          ],
          ["Delivered", formatCount(source.deliveries, "batch", "batches")],
          ["Brought first", formatCount(source.stored, "event")],
          ["Known already", formatCount(source.known, "event")],
        ]}
      />
    </section>
  );
}
