/** What a command found: as one line of JSON, as text for people, and whether that is a failure. */
export interface Outcome {
  readonly json: unknown;
  readonly text: string;
  readonly failed: boolean;
}
