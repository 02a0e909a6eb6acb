import type { PageUser } from "../page-user";
import type { PageWorld } from "../page-world";

/** One question that the outer page may ask its host: JSON in, JSON out. */
export type Endpoint = (world: PageWorld, user: PageUser, body: unknown) => Promise<EndpointAnswer>;

/** `refused` is told to whoever asked, in the frame as the bridge call's error. */
export type EndpointAnswer = { readonly value: unknown } | { readonly refused: string };
