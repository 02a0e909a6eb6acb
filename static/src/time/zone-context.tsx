import { createContext, useCallback, useMemo, useState, type ReactNode } from "react";
import type { Zone } from "./zone";

export interface ZoneChoice {
  zone: Zone;
  setZone(zone: Zone): void;
}

export const ZoneContext = createContext<ZoneChoice>({ zone: "browser", setZone: () => undefined });

const remembered = "audit-stream.zone";

/** Keeps in which zone times are shown, for the next visit too where the browser lets us store it. */
export function ZoneProvider({ children }: { children: ReactNode }) {
  const [zone, setState] = useState<Zone>(read);
  const setZone = useCallback((next: Zone) => {
    setState(next);
    try {
      localStorage.setItem(remembered, next);
    } catch {
      // A browser that stores nothing for frames of other sites: the choice lasts as long as the page.
    }
  }, []);
  const choice = useMemo(() => ({ zone, setZone }), [zone, setZone]);
  return <ZoneContext.Provider value={choice}>{children}</ZoneContext.Provider>;
}

function read(): Zone {
  try {
    return localStorage.getItem(remembered) === "utc" ? "utc" : "browser";
  } catch {
    return "browser";
  }
}
