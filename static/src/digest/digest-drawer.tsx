import { useState } from "react";
import type { DestinationSummary, ProcedureOutput } from "#contract";
import { useAsk } from "../ask/use-ask";
import { Drawer } from "../parts/drawer";
import { useBase } from "../parts/use-base";
import { Waiting } from "../parts/waiting";
import { useSession } from "../shell/session-context";
import { describeDigest } from "./describe-digest";
import { DigestForm } from "./digest-form";
import { DigestTest } from "./digest-test";
import { DigestView } from "./digest-view";

interface DigestDrawerProps {
  shown: ProcedureOutput<"digest/get">;
  /** Destinations that a digest can go to. */
  targets: readonly DestinationSummary[];
  onClose(): void;
}

/** The settings of the digest, what it would say now, and what the last one said. */
export function DigestDrawer({ shown, targets, onClose }: DigestDrawerProps) {
  const { role } = useSession();
  const nameOf = (id: string) => targets.find((one) => one.id === id)?.name ?? id;
  const base = useBase(shown, ({ settings }) => describeDigest(settings, nameOf));
  const begin = ({ settings, version }: typeof shown) => ({
    ...settings,
    zone: version === 0 ? new Intl.DateTimeFormat().resolvedOptions().timeZone : settings.zone,
    destinationIds: settings.destinationIds.filter((id) => targets.some((one) => one.id === id)),
  });
  const [draft, setDraft] = useState(() => begin(shown));
  const take = () => {
    base.take();
    setDraft(begin(shown));
  };
  const preview = useAsk("digest/preview", { zone: draft.zone }, { keep: true });
  const manages = role === "manager";
  const chosen = targets.filter(({ id }) => draft.destinationIds.includes(id));
  return (
    <Drawer title="Weekly digest" onClose={onClose}>
      {manages && (
        <DigestForm
          draft={draft}
          onChange={setDraft}
          base={{ ...base, take }}
          mine={describeDigest(draft, nameOf)}
          targets={targets}
          onDone={onClose}
        />
      )}
      <h3>What it would say of the last seven days</h3>
      {manages && chosen.length > 0 && (
        <ul className="digest-tests">
          {chosen.map((destination) => (
            <li key={destination.id}>
              <DigestTest destination={destination} zone={draft.zone} />
            </li>
          ))}
        </ul>
      )}
      <Waiting asked={preview} lines={8} />
      {preview.data && <DigestView digest={preview.data.digest} />}
      {shown.last && (
        <details className="digest-last">
          <summary>What the last one said</summary>
          <DigestView digest={shown.last.digest} />
        </details>
      )}
    </Drawer>
  );
}
