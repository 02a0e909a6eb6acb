/** One colour of a chart and what it stands for. */
export interface Series {
  label: string;
  /** The end of the class name `tone-…` that has the colour; no two series of a chart share one. */
  tone: string;
}
