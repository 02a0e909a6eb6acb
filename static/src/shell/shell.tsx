import Lozenge from "@atlaskit/lozenge";
import type { ReactNode } from "react";
import type { ProcedureOutput } from "#contract";
import { ZoneSwitch } from "../time/zone-switch";
import { Navigation } from "./navigation";
import "./shell.css";

interface ShellProps {
  session?: ProcedureOutput<"session/get"> | undefined;
  /** `pending` keeps its place free. */
  navigation: "shown" | "pending" | "none";
  notice?: ReactNode;
  children: ReactNode;
}

/** What stands around every page. */
export function Shell({ session, navigation, notice, children }: ShellProps) {
  return (
    <div className="shell">
      <header className="shell-head">
        <h1>
          Audit Stream
          {session && session.environment !== "production" && (
            <Lozenge>{session.environment}</Lozenge>
          )}
        </h1>
        {navigation === "shown" && <ZoneSwitch />}
      </header>
      {navigation === "shown" && <Navigation />}
      {navigation === "pending" && <div className="shell-nav" />}
      <main className="shell-main">
        {notice}
        {children}
      </main>
    </div>
  );
}
