import Lozenge from "@atlaskit/lozenge";
import type { ReactNode } from "react";
import type { ProcedureOutput } from "#contract";
import type { PageName } from "../route/page-name";
import { pageTitle } from "../route/page-title";
import { ZoneSwitch } from "../time/zone-switch";
import { Navigation } from "./navigation";
import "./shell.css";

interface ShellProps {
  session?: ProcedureOutput<"session/get"> | undefined;
  /** The page that is shown; `pending` keeps the place of the navigation free. */
  page: PageName | "pending" | "none";
  notice?: ReactNode;
  children: ReactNode;
}

/** What stands around every page. */
export function Shell({ session, page, notice, children }: ShellProps) {
  const isKnown = page !== "pending" && page !== "none";
  return (
    <div className="shell">
      <header className="shell-head">
        <h1>
          Audit Stream{isKnown && <span className="hidden">: {pageTitle[page]}</span>}
          {session && session.environment !== "production" && (
            <Lozenge>{session.environment}</Lozenge>
          )}
        </h1>
        {isKnown && <ZoneSwitch />}
      </header>
      {isKnown && <Navigation current={page} />}
      {page === "pending" && <div className="shell-nav" />}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- It scrolls, and a page without a button in it is read by keyboard all the same. */}
      <main className="shell-main" tabIndex={0}>
        {notice}
        {children}
      </main>
    </div>
  );
}
