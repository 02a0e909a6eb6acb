import { createContext, useContext } from "react";
import type { ProcedureOutput, Role } from "#contract";

export type Session = ProcedureOutput<"session/get"> & { role: Role };

/** Narrows a session to that of somebody with a role. */
export function hasRole(session: ProcedureOutput<"session/get">): session is Session {
  return session.role !== null;
}

export const SessionContext = createContext<Session | null>(null);

/** Who is looking: somebody with a role. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession is called before the session is known");
  return session;
}
