import { cutShare } from "../cut-share";
import { fit } from "../fit";
import type { Notice } from "../notice";
import { noticeDocuments } from "../notice-documents";
import { noticeSubject } from "../notice-subject";
import { MOST_CHARACTERS } from "./most-characters";
import type { SplunkSettings } from "./settings";

/** The body of a notice for the HTTP event collector: its documents, all with the keys of alert and delivery. */
export function bodyOf(settings: SplunkSettings, notice: Notice, deliveryKey: string): string {
  const delivery = { delivery_key: deliveryKey, ...noticeSubject(notice) };
  const objects = noticeDocuments(notice).map(({ at, type, make }) =>
    fit(MOST_CHARACTERS, (share) => ({
      // Splunk reads seconds with three digits of fraction.
      time: (at / 1_000).toFixed(3),
      host: "audit-stream",
      source: settings.source,
      sourcetype: settings.sourcetype,
      ...(settings.index !== undefined && { index: settings.index }),
      event: { type, ...delivery, ...make(cutShare(share)) },
    })),
  );
  return objects.map((object) => JSON.stringify(object)).join("\n");
}
