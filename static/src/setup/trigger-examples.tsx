import type { ProcedureOutput } from "#contract";
import { CopyButton } from "../parts/copy-button";

interface TriggerExamplesProps {
  addresses: ProcedureOutput<"tokens/list">["addresses"];
  /** Its secret stands in the examples while it can be seen anyway. */
  created: ProcedureOutput<"tokens/create"> | null;
}

/** Requests to copy: for a shell, for Jira Automation, for a monitor. */
export function TriggerExamples({ addresses, created }: TriggerExamplesProps) {
  const bearer = created?.token.method === "bearer" ? created.secret : "YOUR_TOKEN";
  const curl = [
    `curl -X POST '${addresses.forward}' \\`,
    `  -H 'Authorization: Bearer ${bearer}' \\`,
    "  -H 'Content-Type: application/json' \\",
    "  -H 'Idempotency-Key: incident-4711' \\",
    `  -d '{"filter":{"products":["jira"],"text":"export"},"limit":50,"note":"Incident 4711"}'`,
  ].join("\n");
  const body =
    '{"alert":"{{issue.properties.audit-stream.alert.alertKey}}","note":"{{issue.key}}"}';
  return (
    <>
      <h3 className="trigger-examples">Examples</h3>
      <details className="trigger-example">
        <summary>From a shell, with curl</summary>
        <p>
          Forwards the newest 50 events that the filter finds to every open destination. Instead of
          a filter, name events (<code>{'"events":["…"]'}</code>) or an alert (
          <code>{'"alert":"…"'}</code>) by key; <code>{'"destinations":["…"]'}</code> chooses where
          to. The same Idempotency-Key queues nothing twice: without an answer, send it again.
        </p>
        <Snippet text={curl} name="the curl example" />
      </details>
      <details className="trigger-example">
        <summary>From Jira Automation</summary>
        <p>
          For issues that alerts became: add the action “Send web request” to a rule, for example
          when an issue is escalated.
        </p>
        <dl className="facts">
          <dt>Web request URL</dt>
          <dd className="code">{addresses.forward}</dd>
          <dt>HTTP method</dt>
          <dd>POST</dd>
          <dt>Headers</dt>
          <dd className="code">
            Authorization: Bearer {bearer} (hidden)
            <br />
            Idempotency-Key: {"{{issue.key}}-{{rule.id}}"}
          </dd>
          <dt>Web request body</dt>
          <dd>Custom data:</dd>
        </dl>
        <Snippet text={body} name="the body" />
        <p>
          Choose “Delay execution until we’ve received a response” to see in the rule’s log what was
          queued: <code>{"{{webResponse.body.queued}}"}</code>.
        </p>
      </details>
      <details className="trigger-example">
        <summary>From a monitor</summary>
        <p>
          200 while all is well and 503 while it is not; GET or HEAD, no token needed. Below the
          address, <code>/health/database</code> and <code>/health/atlassian</code> ask for one of
          the two.
        </p>
        <Snippet text={`curl -i '${addresses.health}/health'`} name="the health example" />
      </details>
    </>
  );
}

function Snippet({ text, name }: { text: string; name: string }) {
  return (
    <div className="snippet">
      <pre>{text}</pre>
      <CopyButton text={text} label={`Copy ${name}`} />
    </div>
  );
}
