import { cutShare } from "../cut-share";
import { fit } from "../fit";
import type { Notice } from "../notice";
import { noticeDocuments } from "../notice-documents";
import { recordOf } from "./record-of";

const MOST_CHARACTERS = 15_000;

/** The rows of a notice: its documents, all with the keys of alert and delivery. */
export const recordsOf = (notice: Notice, deliveryKey: string) =>
  noticeDocuments(notice).map(({ make, ...facts }) =>
    fit(MOST_CHARACTERS, (share) => {
      const cut = cutShare(share);
      const alertKey = "alert" in notice ? notice.alert.key : "";
      return recordOf({ ...facts, deliveryKey, alertKey, details: make(cut) }, cut);
    }),
  );
