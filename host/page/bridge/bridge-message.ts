/**
 * What travels between a frame of the app and the outer page, over one MessageChannel a frame.
 * Functions cannot be cloned, so they travel as `{ [callbackMark]: id }` and are called back by id.
 */
export type FromFrame = { readonly id: number; readonly command: string; readonly data: unknown };

export type ToFrame =
  | { readonly kind: "result"; readonly id: number; readonly value: unknown }
  | { readonly kind: "failure"; readonly id: number; readonly message: string }
  | { readonly kind: "callback"; readonly callback: number; readonly args: ReadonlyArray<unknown> };

/** Sent once by the frame's window, with the channel's port. */
export const hello = "local-forge-bridge";

export const callbackMark = "__callback";
