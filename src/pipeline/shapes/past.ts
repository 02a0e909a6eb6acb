/**
 * Whether all that was logged before a page has been evaluated. `unknown`: what is new is not known yet, and the page has
 * to come once more. `elsewhere`: the same events come in the order of the log from another source, which judges what is
 * new; here that is left alone, since a delivery does not say when an event was logged.
 */
export type Past = "known" | "unknown" | "elsewhere";
