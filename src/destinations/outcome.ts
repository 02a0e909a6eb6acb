/** What became of one attempt to deliver. Nothing else decides whether there is another. */
export type Outcome =
  | {
      readonly result: "delivered";
      /** What the destination made of it: an issue key, a comment id, a message id. */
      readonly reference: string;
    }
  | {
      readonly result: "retry";
      /** The least to wait, where the destination or its nature says so; else the pipeline's back-off. */
      readonly afterMs?: number;
      readonly reason: string;
      /** This attempt, or one before it, may have reached the destination after all. */
      readonly unknown: boolean;
      /** The destination answers well and only this message has to wait: nothing keeps others from being sent. */
      readonly taken?: true;
    }
  | {
      readonly result: "rejected";
      readonly reason: string;
      /** The destination asked never to be called again: it is to be paused. */
      readonly gone?: boolean;
    };
