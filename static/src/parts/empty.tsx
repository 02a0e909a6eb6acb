import type { ReactNode } from "react";
import "./empty.css";

interface EmptyProps {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** Says why there is nothing here, and what to do next. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children && <div className="empty-text">{children}</div>}
      {action && <div>{action}</div>}
    </div>
  );
}
