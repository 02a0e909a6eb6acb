import type { Endpoint } from "./endpoint";

/** What the places that alerts are sent to got. They are no part of Jira, so anybody at this page may look. */
export const receivers: Endpoint = async (world) => ({ value: world.receivers() });
