import { useQueryClient } from "@tanstack/react-query";
import { FirstSteps } from "../first-run/first-steps";
import { tellDone } from "../parts/tell-done";
import { useRoute } from "../route/use-route";
import { ConnectForm } from "./connect-form";
import "./setup.css";

/** The first thing that a Jira administrator sees: from nothing to the first event. */
export function FirstSetup() {
  const { go } = useRoute();
  const client = useQueryClient();
  const connected = async () => {
    tellDone("Organization connected", "Events appear within five minutes.");
    go("/setup/issues", new URLSearchParams({ first: "yes" }));
    await client.invalidateQueries();
  };
  return (
    <div className="setup-section setup-first">
      <FirstSteps step={1} />
      <h2>Connect your Atlassian organization</h2>
      <p className="setup-lead">
        Audit Stream reads the audit log of your organization, keeps it searchable here, and turns
        what matters into Jira issues. It asks for a key that can only read the log. You become its
        first manager and decide who else may look. Connect it on one Jira site per organization:
        sites share nothing, so a second one would collect the same log again.
      </p>
      <ConnectForm onConnected={() => void connected()} />
    </div>
  );
}
