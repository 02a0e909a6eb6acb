import type { HttpAnswer } from "#ports";

/** An event of the stream: any object, and when the log got it. */
export interface StreamEvent {
  readonly processedAt: number;
  readonly body: unknown;
}

/**
 * A stream whose events a test adds, in the order in which the log got them. The cursor is the number of events before
 * it. `lastPage`: both forms of an end have been seen, a cursor to go on from and none.
 */
export function createMemoryStream(options: { readonly lastPage: "cursor" | "null" | "same" }) {
  const events: Array<StreamEvent> = [];
  return {
    add: (...more: ReadonlyArray<StreamEvent>): void => {
      events.push(...more);
    },
    answer: (request: {
      readonly cursor?: string;
      readonly from?: number;
      readonly limit: number;
    }): HttpAnswer => {
      const from = request.from ?? 0;
      const begin =
        request.cursor === undefined
          ? events.filter(({ processedAt }) => processedAt < from).length
          : Number(request.cursor);
      const page = events.slice(begin, begin + request.limit);
      const end = begin + page.length;
      const isLast = end >= events.length;
      const next =
        !isLast || options.lastPage === "cursor"
          ? String(end)
          : options.lastPage === "same"
            ? String(begin)
            : null;
      return page200(
        page.map(({ body }) => body),
        next,
      );
    },
  };
}

/** A page as the API gives it. */
export function page200(data: ReadonlyArray<unknown>, next: string | null): HttpAnswer {
  const links =
    next === null
      ? {}
      : { next: `https://api.atlassian.com/admin/v1/orgs/o/events-stream?cursor=${next}` };
  const body = JSON.stringify({ data, meta: { next, page_size: data.length, prev: null }, links });
  return { answered: true, status: 200, headers: { "content-type": "application/json" }, body };
}
