/** Whether a resolution says that an alert was no finding. Every site names its own, so the names in use are guessed at. */
export const isDismissal = (resolution: string): boolean =>
  /false|no finding|won.?t|declin|duplicate|invalid|not a bug|cannot reproduce/i.test(resolution);
