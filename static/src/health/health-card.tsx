import { useId, type ReactNode } from "react";

interface HealthCardProps {
  title: string;
  mark?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}

/** One part of the app's health. */
export function HealthCard({ title, mark, wide = false, children }: HealthCardProps) {
  const heading = useId();
  return (
    <section className={wide ? "health-card health-wide" : "health-card"} aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{title}</h2>
        {mark}
      </header>
      {children}
    </section>
  );
}
