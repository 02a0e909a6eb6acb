import { router } from "@forge/bridge";
import type { ReactNode } from "react";

/** A link to another site, opened by the product around us: the frame itself may go nowhere. Only https leads out. */
export function OutsideLink({ href, children }: { href: string; children: ReactNode }) {
  if (!href.startsWith("https://")) return <>{children}</>;
  return (
    <a
      href={href}
      rel="noreferrer"
      onClick={(event) => {
        event.preventDefault();
        void router.open(href);
      }}
    >
      {children}
    </a>
  );
}
