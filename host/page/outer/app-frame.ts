import type { AppLocation } from "./app-location";
import type { ShownModule } from "./ask-host";

/** One window of the app: its iframe, and the other end of its bridge. */
export interface AppFrame {
  readonly element: HTMLIFrameElement;
  readonly module: ShownModule;
  /** What the frame tells the host about itself with each question. */
  readonly situation: () => Readonly<Record<string, unknown>>;
  /** Set for a frame in a modal dialog. */
  readonly modal: FrameModal | undefined;
  readonly callBack: (callback: number | undefined, ...args: ReadonlyArray<unknown>) => void;
  /** The person went back or forward inside the app. */
  readonly moved: (location: AppLocation) => void;
  readonly onMoved: (callback: number | undefined) => void;
  readonly dispose: () => void;
}

export interface FrameModal {
  /** What the opener gave to `new Modal({context})`. */
  readonly context: unknown;
  readonly close: (payload: unknown) => void;
  /** Runs before the opener's `onClose`. */
  readonly beforeClose: (callback: () => void) => void;
  readonly fit: (height: number) => void;
  /** Escape was pressed inside the frame. */
  readonly escape: () => void;
}

/** What a frame is made for. */
export interface ShownFrame {
  readonly module: ShownModule;
  readonly address: string;
  readonly modal?: FrameModal;
}
