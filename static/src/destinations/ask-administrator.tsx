import Button from "@atlaskit/button/new";
import SectionMessage from "@atlaskit/section-message";
import { useState } from "react";
import type { DestinationSummary } from "#contract";
import { tellDone } from "../parts/tell-done";
import type { AllowedOrigins } from "./use-allowed-origins";

interface AskAdministratorProps {
  destination: DestinationSummary;
  origin: string;
  allowed: AllowedOrigins;
}

/** Says that the product keeps the app from a server, and asks for it. */
export function AskAdministrator({ destination, origin, allowed }: AskAdministratorProps) {
  const [isAsking, setAsking] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const ask = async () => {
    setAsking(true);
    try {
      await allowed.ask(origin, destination.kind, destination.kindTitle);
      setRefused(false);
      tellDone("Server allowed", `Audit Stream may send to ${origin} now.`);
    } catch {
      setRefused(true);
    }
    setAsking(false);
  };
  return (
    <div className="destination-egress">
      <SectionMessage appearance="warning" title="This server is not allowed yet">
        <p>
          A Jira administrator has to allow the app to send to {origin}. Until then alerts wait.
        </p>
        {isRefused && (
          <p role="alert">
            It was not allowed. Only Jira administrators can do so: ask one to open this page.
          </p>
        )}
        <p>
          <Button spacing="compact" isLoading={isAsking} onClick={() => void ask()}>
            Allow this server
          </Button>
        </p>
      </SectionMessage>
    </div>
  );
}
