import Button from "@atlaskit/button/new";
import { useId, useState, type ReactNode } from "react";

interface DashboardCardProps {
  title: string;
  /** Half of the page; `wide` is all of it, `list` a quarter where the page has the room. */
  size?: "half" | "wide" | "list";
  /** What is chosen for the card. */
  controls?: ReactNode;
  /** The same figures as a table, for whoever would rather read than look. */
  table?: ReactNode;
  children: ReactNode;
}

/** One question of the dashboard with its answer: as a chart, and as a table where there is one. */
export function DashboardCard({
  title,
  size = "half",
  controls,
  table,
  children,
}: DashboardCardProps) {
  const heading = useId();
  const [asTable, setAsTable] = useState(false);
  return (
    <section className={`dashboard-card ${size}`} aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{title}</h2>
        {controls}
        {table !== undefined && (
          <Button
            appearance="subtle"
            spacing="compact"
            aria-label={`${asTable ? "Chart" : "Table"}: ${title}`}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? "Chart" : "Table"}
          </Button>
        )}
      </header>
      {asTable ? <div className="dashboard-scroll">{table}</div> : children}
    </section>
  );
}
