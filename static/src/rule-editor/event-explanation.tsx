import { useAsk } from "../ask/use-ask";
import { Failed } from "../parts/failed";
import { Skeleton } from "../parts/skeleton";
import { useDebounced } from "../parts/use-debounced";
import { ExplanationTree } from "./explanation-tree";

/** The rule as it stands in the text, explained on one event. */
export function EventExplanation({ text, eventKey }: { text: string; eventKey: string }) {
  const settled = useDebounced(text, 600);
  const explained = useAsk("rules/explain", { yaml: settled, event: eventKey });
  if (explained.isPending) return <Skeleton lines={2} />;
  if (explained.isError) return <Failed error={explained.error} />;
  return (
    <>
      {explained.data.rules.map(({ id, title, condition }) => (
        <div key={id}>
          {explained.data.rules.length > 1 && <h4>{title}</h4>}
          <ExplanationTree part={condition} />
        </div>
      ))}
    </>
  );
}
