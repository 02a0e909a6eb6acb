import Lozenge from "@atlaskit/lozenge";
import type { ReactNode } from "react";
import type { ProcedureOutput } from "#contract";
import { ZoneSwitch } from "../time/zone-switch";
import { Navigation } from "./navigation";
import "./shell.css";

interface ShellProps {
  session?: ProcedureOutput<"session/get"> | undefined;
  navigation: boolean;
  children: ReactNode;
}

/** What stands around every page. */
export function Shell({ session, navigation, children }: ShellProps) {
  return (
    <div className="shell">
      <header className="shell-head">
        <h1>
          Audit Stream
          {session && session.environment !== "production" && (
            <Lozenge>{session.environment}</Lozenge>
          )}
        </h1>
        {navigation && <ZoneSwitch />}
      </header>
      {navigation && <Navigation />}
      <main className="shell-main">{children}</main>
    </div>
  );
}
