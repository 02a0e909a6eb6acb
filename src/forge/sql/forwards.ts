import { sql } from "kysely";
import type { ForwardRequest, Forwards } from "#ports";
import { forwardTextLimits } from "#ports/forward-text-limits";
import { storableText } from "#ports/storable-text";
import { big } from "./big";
import { hex } from "./hex";
import { inChunks } from "./in-chunks";
import { inlineLimit } from "./inline-limit";
import type { Statements } from "./statements";
import { unhex } from "./unhex";

/** Forward requests in SQL. */
export function createSqlForwards({ db, rows, change }: Statements): Forwards {
  const get = async (key: string): Promise<ForwardRequest | null> => {
    const [row] = await rows(
      db
        .selectFrom("forward_request")
        .select(hex("fingerprint").as("fingerprint"))
        .select(sql<string | null>`lower(hex(alert_key))`.as("alertKey"))
        .select(["events", "more", "destinations", "note", "requester", "created_ms"])
        .where("request_key", "=", unhex(key)),
    );
    if (row === undefined) return null;
    return {
      key,
      fingerprint: row.fingerprint,
      what:
        row.alertKey === null
          ? { events: listed(row.events), more: row.more === 1 }
          : { alertKey: row.alertKey },
      destinationIds: listed(row.destinations),
      note: row.note,
      requester: row.requester,
      createdAt: Number(row.created_ms),
    };
  };
  return {
    get,
    keep: async (request) => {
      const { key, fingerprint, what, destinationIds, note, requester, createdAt } = request;
      const ofAlert = "alertKey" in what;
      await change(
        db
          .insertInto("forward_request")
          .values({
            request_key: unhex(key),
            fingerprint: unhex(fingerprint),
            alert_key: ofAlert ? unhex(what.alertKey) : null,
            events: ofAlert ? "" : what.events.join(","),
            more: Number(!ofAlert && what.more),
            destinations: destinationIds.join(","),
            note: storableText(note, forwardTextLimits.note),
            requester: storableText(requester, forwardTextLimits.requester),
            created_ms: createdAt,
          })
          .onDuplicateKeyUpdate({ request_key: sql.ref("request_key") }),
      );
      const kept = await get(key);
      if (kept === null) throw new Error("a forward request is gone right after it was kept");
      return kept;
    },
    prune: async (before, limit) => {
      const old = await rows(
        db
          .selectFrom("forward_request")
          .select(hex("request_key").as("key"))
          .where("created_ms", "<", big(before))
          .orderBy("created_ms")
          .limit(inlineLimit(limit)),
      );
      let removed = 0;
      for (const chunk of inChunks(old)) {
        const keys = chunk.map(({ key }) => unhex(key));
        removed += await change(db.deleteFrom("forward_request").where("request_key", "in", keys));
      }
      return removed;
    },
  };
}

const listed = (text: string): ReadonlyArray<string> => (text === "" ? [] : text.split(","));
