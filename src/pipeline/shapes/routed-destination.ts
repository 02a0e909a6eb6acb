import type { RaisedAlert, ToldEvent } from "./raised-alert";

/** A destination, and what it wants to hear. */
export interface RoutedDestination {
  readonly id: string;
  readonly wants: (alert: RaisedAlert, event: ToldEvent) => boolean;
}
