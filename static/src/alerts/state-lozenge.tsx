import Lozenge from "@atlaskit/lozenge";
import type { AlertState } from "#contract";

const looks = {
  open: { appearance: "default", word: "Open" },
  acknowledged: { appearance: "inprogress", word: "Acknowledged" },
  closed: { appearance: "success", word: "Closed" },
} as const;

/** What became of an alert, by its issue; open where nobody has touched it yet. */
export function StateLozenge({ state }: { state: Pick<AlertState, "status"> | null }) {
  const { appearance, word } = looks[state?.status ?? "open"];
  return <Lozenge appearance={appearance}>{word}</Lozenge>;
}
