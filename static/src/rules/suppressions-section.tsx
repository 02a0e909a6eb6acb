import Button from "@atlaskit/button/new";
import { useContext, useState, type ComponentProps } from "react";
import type { SuppressionEntry } from "#contract";
import { useAsk } from "../ask/use-ask";
import { Empty } from "../parts/empty";
import { Waiting } from "../parts/waiting";
import { useRoute } from "../route/use-route";
import { useSession } from "../shell/session-context";
import { draftOf, emptyDraft, type SuppressionDraft } from "../suppress/suppression-draft";
import { SuppressionDrawer } from "../suppress/suppression-drawer";
import { wordsOf } from "../suppress/words-of";
import { formatTime } from "../time/format-time";
import { useNow } from "../time/use-now";
import { ZoneContext } from "../time/zone-context";
import { SuppressionTable } from "./suppression-table";

/** What nobody wants to hear of, why, and until when. */
export function SuppressionsSection() {
  const { role } = useSession();
  const { query, go } = useRoute();
  const { zone } = useContext(ZoneContext);
  const now = useNow(10_000);
  const listed = useAsk("suppressions/list", {});
  const rules = useAsk("rules/list", {});
  const [start, setStart] = useState<SuppressionDraft>(emptyDraft);
  if (listed.data === undefined) return <Waiting asked={listed} lines={5} />;
  const mayChange = role !== "viewer";
  const open = (which: string) =>
    go("/rules/suppressions", new URLSearchParams({ suppression: which }));
  const close = () => go("/rules/suppressions", undefined, { replace: true });
  const makeFrom = (draft: SuppressionDraft) => {
    setStart(draft);
    open("new");
  };
  const repeat = ({ suppression }: SuppressionEntry) =>
    makeFrom({ ...draftOf(suppression, zone), end: emptyDraft.end });
  const make = mayChange && (
    <Button spacing="compact" appearance="primary" onClick={() => makeFrom(emptyDraft)}>
      New suppression
    </Button>
  );
  const { suppressions, names } = listed.data;
  const people = new Map(names.map(({ accountId, name }) => [accountId, name]));
  const known = {
    rules: new Map(rules.data?.rules.map(({ id, title }) => [id, title])),
    people,
  };
  const shown = {
    wordsOf: (one: SuppressionEntry["suppression"]) =>
      wordsOf(one, known, (at) => formatTime(at, zone)),
    nameOf: (accountId: string) => people.get(accountId) ?? accountId,
  };
  const inForce = suppressions.filter(({ suppression }) => suppression.expiresAt > now);
  const ended = suppressions.filter(({ suppression }) => suppression.expiresAt <= now);
  const openId = query.get("suppression");
  return (
    <>
      {inForce.length === 0 ? (
        <Empty title="Nothing is suppressed" action={make}>
          Every rule that is on tells of everybody. Where something is expected, such as a nightly
          backup or a migration, say what and for how long. From an alert it takes two clicks: open
          it and choose Suppress.
        </Empty>
      ) : (
        <>
          <div className="rules-filters">
            {make}
            <span className="faint">
              What is suppressed is still collected, searched and counted; it raises no alert.
            </span>
          </div>
          <SuppressionTable
            label="Suppressions in force"
            entries={inForce}
            {...shown}
            ended={false}
            onOpen={mayChange ? ({ id }) => open(id) : null}
          />
        </>
      )}
      {ended.length > 0 && (
        <>
          <h2 className="suppression-ended">Ended</h2>
          <SuppressionTable
            label="Suppressions that have ended"
            entries={ended}
            {...shown}
            ended
            onOpen={mayChange ? repeat : null}
          />
        </>
      )}
      {mayChange && openId === "new" && (
        <SuppressionDrawer entry={null} start={start} onClose={close} />
      )}
      {mayChange && openId !== null && openId !== "new" && (
        <EditSuppression key={openId} id={openId} inForce={inForce} names={known} onClose={close} />
      )}
    </>
  );
}

interface EditSuppressionProps {
  id: string;
  inForce: readonly SuppressionEntry[];
  names: ComponentProps<typeof SuppressionDrawer>["names"];
  onClose(): void;
}

/** Stays open where somebody else ends or removes the suppression meanwhile. */
function EditSuppression({ id, inForce, names, onClose }: EditSuppressionProps) {
  const { zone } = useContext(ZoneContext);
  const present = inForce.find((one) => one.id === id);
  const [first] = useState(present);
  const entry = present ?? first;
  if (entry === undefined) return null;
  return (
    <SuppressionDrawer
      entry={entry}
      isGone={present === undefined}
      start={draftOf(entry.suppression, zone)}
      {...(names !== undefined && { names })}
      onClose={onClose}
    />
  );
}
