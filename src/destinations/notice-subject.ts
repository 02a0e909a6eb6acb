import type { Notice } from "./notice";

/** The key that all documents of a notice share, beside that of the delivery. */
export function noticeSubject(notice: Notice) {
  switch (notice.kind) {
    case "events":
      return { request_key: notice.request.key };
    case "digest":
      return { digest_week: notice.digest.week };
    case "alert":
    case "match":
    case "count":
      return { alert_key: notice.alert.key };
  }
}
