/**
 * A channel of its own for each delivery, in the form of a GUID. Splunk numbers what comes over a channel from 0, so a
 * later attempt knows the numbers of the earlier ones without having to keep them.
 */
export const channelOf = (deliveryKey: string): string =>
  deliveryKey.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
