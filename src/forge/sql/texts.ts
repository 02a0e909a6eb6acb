import type { KeptTexts, TextPlace, Texts } from "#ports";
import { alertTextLimits } from "#ports/alert-text-limits";
import { keptText } from "#ports/kept-text";
import { storableText } from "#ports/storable-text";
import { big } from "./big";
import { hex } from "./hex";
import { inlineLimit } from "./inline-limit";
import type { Statements } from "./statements";
import { unhex } from "./unhex";

/** Where texts that may name people are in SQL, one place after the other. */
export function createSqlTexts(statements: Statements): Texts {
  const places: Readonly<Record<TextPlace, Place>> = {
    actor: actors(statements),
    target: targets(statements),
    event: messages(statements),
    alert: alerts(statements),
    unreadable: setAside(statements, "unreadable"),
    second: setAside(statements, "second"),
  };
  return {
    read: (place, after, limit) => places[place].read(after, limit),
    rewrite: (place, key, texts) => places[place].rewrite(key, texts),
  };
}

interface Place {
  readonly read: (after: string, limit: number) => Promise<ReadonlyArray<KeptTexts>>;
  readonly rewrite: (key: string, texts: ReadonlyArray<string>) => Promise<void>;
}

function actors({ db, rows, change }: Statements): Place {
  return {
    read: async (after, limit) => {
      const found = await rows(
        db
          .selectFrom("actor")
          .select(["actor_id", "account_id", "name", "email"])
          .where("actor_id", ">", big(numberOf(after)))
          .orderBy("actor_id")
          .limit(inlineLimit(limit)),
      );
      return found.map(({ actor_id, account_id, name, email }) => ({
        key: String(actor_id),
        texts: [account_id, name, email],
        accounts: [account_id],
        at: null,
      }));
    },
    rewrite: async (key, texts) => {
      const [id = "", name = "", email = ""] = texts.map((text) => storableText(text, 200));
      const search = [id, name, email].join("\n").toLowerCase();
      await change(
        db
          .updateTable("actor")
          .set({ account_id: id, name, email, search })
          .where("actor_id", "=", big(numberOf(key))),
      );
    },
  };
}

function targets({ db, rows, change }: Statements): Place {
  return {
    read: async (after, limit) => {
      const found = await rows(
        db
          .selectFrom("target")
          .select(["target_id", "id", "name"])
          .where("target_id", ">", big(numberOf(after)))
          .orderBy("target_id")
          .limit(inlineLimit(limit)),
      );
      return found.map(({ target_id, id, name }) => ({
        key: String(target_id),
        texts: [id, name],
        accounts: [id],
        at: null,
      }));
    },
    rewrite: async (key, texts) => {
      const [id = "", name = ""] = texts.map((text) => storableText(text, 200));
      const number = big(numberOf(key));
      const [row] = await rows(
        db.selectFrom("target").select("type").where("target_id", "=", number),
      );
      if (row === undefined) return;
      const search = [row.type, id, name].join("\n").toLowerCase();
      await change(
        db.updateTable("target").set({ id, name, search }).where("target_id", "=", number),
      );
    },
  };
}

function messages({ db, rows, change }: Statements): Place {
  return {
    read: async (after, limit) => {
      const chosen = db
        .selectFrom("audit_event")
        .select(["event_key", "message", "occurred_ms", "actor_id", "target_id"])
        .where("event_key", ">", unhex(after))
        .orderBy("event_key")
        .limit(inlineLimit(limit));
      const found = await rows(
        db
          .selectFrom(chosen.as("e"))
          .innerJoin("actor as a", "a.actor_id", "e.actor_id")
          .innerJoin("target as t", "t.target_id", "e.target_id")
          .select(hex("e.event_key").as("key"))
          .select(["e.message", "e.occurred_ms", "a.account_id", "t.id"])
          .orderBy("e.event_key"),
      );
      return found.map((row) => ({
        key: row.key,
        texts: [row.message],
        accounts: [row.account_id, row.id],
        at: Number(row.occurred_ms),
      }));
    },
    rewrite: async (key, [text = ""]) => {
      const message = storableText(text, 500);
      const folded = /^\p{ASCII}*$/u.test(message) ? null : message.toLowerCase();
      await change(
        db.updateTable("audit_event").set({ message, folded }).where("event_key", "=", unhex(key)),
      );
    },
  };
}

function alerts({ db, rows, change }: Statements): Place {
  return {
    read: async (after, limit) => {
      const found = await rows(
        db
          .selectFrom("alert")
          .select(hex("alert_key").as("key"))
          .select(["title", "dedup_key", "why", "bucket_ms"])
          .where("alert_key", ">", unhex(after))
          .orderBy("alert_key")
          .limit(inlineLimit(limit)),
      );
      return found.map((row) => ({
        key: row.key,
        texts: [row.title, row.dedup_key, row.why],
        accounts: [],
        at: Number(row.bucket_ms),
      }));
    },
    rewrite: async (key, [title = "", dedupKey = "", why = "null"]) => {
      await change(
        db
          .updateTable("alert")
          .set({
            title: storableText(title, alertTextLimits.title),
            dedup_key: storableText(dedupKey, alertTextLimits.dedupKey),
            why,
          })
          .where("alert_key", "=", unhex(key)),
      );
    },
  };
}

function setAside({ db, rows, change }: Statements, what: "unreadable" | "second"): Place {
  return {
    read: async (after, limit) => {
      const found = await rows(
        db
          .selectFrom("set_aside")
          .select(["item_key", "raw", "reason"])
          .where("what", "=", what)
          .where("item_key", ">", after)
          .orderBy("item_key")
          // Texts of up to 100,000 characters: an answer may have 4 MiB.
          .limit(inlineLimit(Math.min(limit, 8))),
      );
      return found.map(({ item_key, raw, reason }) => ({
        key: item_key,
        texts: [raw, reason],
        accounts: [],
        at: null,
      }));
    },
    rewrite: async (key, [raw = "", reason = ""]) => {
      await change(
        db
          .updateTable("set_aside")
          .set({
            raw: storableText(raw, keptText.whole),
            reason: storableText(reason, keptText.reason),
          })
          .where("what", "=", what)
          .where("item_key", "=", key),
      );
    },
  };
}

/** Of a key that `read` gave, or of the empty text before the first. */
const numberOf = (key: string): number => (key === "" ? -1 : Number(key));
