import { Moment } from "../time/moment";

interface WhenAndByProps {
  at: number | null;
  by: string;
  /** What it means that there is no time. */
  none: string;
}

/** When something was done, and by whom. */
export function WhenAndBy({ at, by, none }: WhenAndByProps) {
  if (at === null) return <span className="faint">{none}</span>;
  return (
    <>
      <Moment at={at} />
      {by !== "" && <div className="faint">by {by}</div>}
    </>
  );
}
