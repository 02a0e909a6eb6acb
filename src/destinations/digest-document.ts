import type { Digest } from "#contract";
import type { cutShare } from "./cut-share";

/** A digest in the shape that machines get, wherever they get it. Times are ISO, names are snake case. */
export function digestDocument(digest: Digest, cut: ReturnType<typeof cutShare>) {
  const { alerts, collection } = digest;
  const wait = alerts.became.timeToAcknowledge;
  return {
    week: digest.week,
    from: iso(digest.from),
    to: iso(digest.to),
    zone: cut(digest.zone, 100),
    made_at: iso(digest.madeAt),
    events: digest.events,
    products: digest.products.map(({ value, count, before }) => ({
      product: cut(value, 100),
      count,
      before,
    })),
    categories: Object.fromEntries(
      digest.categories.map(({ category, count, before }) => [
        category.replaceAll("-", "_"),
        { count, before },
      ]),
    ),
    alerts: {
      count: alerts.count,
      before: alerts.before,
      levels: alerts.levels,
      rules: alerts.rules.map(({ id, title, count }) => ({
        rule_id: cut(id, 100),
        rule_title: cut(title, 200),
        count,
      })),
      became: {
        looked_at: alerts.became.looked,
        open: alerts.became.open,
        acknowledged: alerts.became.acknowledged,
        closed: alerts.became.closed,
        median_ms_to_acknowledge: wait?.medianMs ?? null,
      },
    },
    new_countries: digest.newCountries?.map((country) => cut(country, 100)) ?? null,
    actors: digest.actors.map(({ value, label, count, before }) => ({
      id: cut(value, 200),
      name: cut(label, 200),
      count,
      before,
    })),
    collection: {
      complete: collection.gaps.length === 0 && collection.uncounted === 0,
      gaps: collection.gaps.map(({ from, to, text }) => ({
        from: iso(from),
        to: to === null ? null : iso(to),
        reason: cut(text, 300),
      })),
      uncounted_hours: collection.uncounted,
      lag_ms: collection.lagMs,
    },
  };
}

const iso = (at: number): string => new Date(at).toISOString();
