import Button from "@atlaskit/button/new";
import SectionMessage from "@atlaskit/section-message";
import { useRoute } from "../route/use-route";

/** Stands above every page while no organization is connected. */
export function NotConnected({ mayChange }: { mayChange: boolean }) {
  const { path, go } = useRoute();
  return (
    <div className="shell-notice">
      <SectionMessage appearance="warning" title="No organization is connected">
        <p>
          Nothing new is collected. What has been collected before is kept.
          {!mayChange && " Ask a manager of Audit Stream to connect the organization again."}
        </p>
        {mayChange && !path.startsWith("/setup") && (
          <p>
            <Button spacing="compact" onClick={() => go("/setup/connection")}>
              Connect
            </Button>
          </p>
        )}
      </SectionMessage>
    </div>
  );
}
