/** What the button "Make an incident happen" can do. */
export interface Incidents {
  readonly kinds: ReadonlyArray<IncidentKind>;
  /** Makes one happen in the simulated organization. Answers a sentence for the person who pressed the button. */
  readonly make: (key: string) => Promise<string>;
}

export interface IncidentKind {
  readonly key: string;
  readonly title: string;
}
