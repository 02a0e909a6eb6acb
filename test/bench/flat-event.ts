import type { BenchEvent } from "./bench-events";

/** What the peers' rules read: one level, lower case, so that none of them has to walk or fold inside a rule. */
export interface FlatEvent extends Record<string, unknown> {
  readonly action: string;
  readonly email: string;
  readonly message: string;
  readonly country: string;
  readonly actor: string;
  readonly names: ReadonlyArray<string>;
}

export const flatEvent = ({ attributes, message }: BenchEvent): FlatEvent => ({
  action: attributes.action.toLowerCase(),
  email: attributes.actor.email.toLowerCase(),
  message: message.content.toLowerCase(),
  country: attributes.location.countryName.toLowerCase(),
  actor: attributes.actor.id.toLowerCase(),
  names: attributes.context.map((item) => item.attributes.name.toLowerCase()),
});
