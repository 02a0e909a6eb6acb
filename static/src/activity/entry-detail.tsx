import { Facts } from "../parts/facts";
import { Moment } from "../time/moment";
import { detailFacts, type DetailValue } from "./detail-facts";

/** How many fields are seen without a click. */
const SHOWN = 3;

/** What somebody asked for, field by field. */
export function EntryDetail({ detail }: { detail: string }) {
  const facts = detailFacts(detail);
  if (facts === null) return <code className="activity-detail">{detail}</code>;
  const list = (
    <Facts of={facts.map(({ name, value }) => [name, <Value key={name} of={value} />])} />
  );
  if (facts.length <= SHOWN && detail.length <= 200) return list;
  return (
    <details>
      <summary>{facts.map(({ name }) => name).join(", ")}</summary>
      {list}
    </details>
  );
}

function Value({ of }: { of: DetailValue }) {
  switch (of.kind) {
    case "moment":
      return <Moment at={of.at} detail="minute" />;
    case "text":
      return <>{of.text}</>;
    case "json":
      return <code className="activity-detail">{of.text}</code>;
  }
}
