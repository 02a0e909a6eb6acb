import { useEffect, useState } from "react";
import type { ProcedureOutput } from "#contract";
import { useAsk } from "../ask/use-ask";

type Status = ProcedureOutput<"setup/status">;

interface FirstRunState {
  /** Not known yet whether first steps are shown: what stands below them would jump. Never longer than some seconds. */
  isPending: boolean;
  /** Null once there was an alert, and where nothing is connected. */
  left: { issues: Status["issues"]; events: number } | null;
}

/** A page that jumps once is better than one that is not seen because a question beside it has no answer. */
const PATIENCE = 5_000;

/** What is left until the first alert, where `isAsked`. */
export function useFirstRun(isAsked: boolean): FirstRunState {
  const list = { after: null, limit: 1 };
  const alerts = useAsk("alerts/list", list, { enabled: isAsked, every: 30_000 });
  const isNew = isAsked && alerts.data?.alerts.length === 0;
  const status = useAsk("setup/status", {}, { enabled: isNew });
  const events = useAsk("events/count", { filter: {} }, { enabled: isNew, every: 10_000 });
  const isOpen = isAsked && (alerts.isPending || (isNew && (status.isPending || events.isPending)));

  // A question without an answer is open again each time that it is asked: what was seen once stays.
  const [isSettled, setSettled] = useState(!isOpen);
  useEffect(() => {
    if (isSettled) return undefined;
    const timer = setTimeout(() => setSettled(true), isOpen ? PATIENCE : 0);
    return () => clearTimeout(timer);
  }, [isOpen, isSettled]);

  return {
    isPending: isOpen && !isSettled,
    left:
      isNew && status.data?.connection && events.data
        ? { issues: status.data.issues, events: events.data.count }
        : null,
  };
}
