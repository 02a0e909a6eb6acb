/** A request to a web trigger. All of it is the caller's word. */
export interface TriggerRequest {
  readonly method: string;
  /** What the caller appended to the trigger's address: `/health/database`; may be empty. */
  readonly path: string;
  /** Lower-case names; what came several times is joined with ", ". */
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: string;
}
