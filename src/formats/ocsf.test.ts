import { expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { z } from "zod";
import { sampleEvent } from "#ports/sample-event";
import { knownActions } from "#sigma/known-actions";
import { toOcsf } from "./ocsf";

const cut = (text: string, limit: number): string => text.slice(0, limit);

/** What OCSF 1.8.0 requires, by class: https://schema.ocsf.io/1.8.0 */
const named = z.looseObject({ name: z.string().min(1), uid: z.string().min(1).optional() });
const base = {
  class_uid: z.number().int(),
  category_uid: z.number().int(),
  activity_id: z.number().int(),
  type_uid: z.number().int(),
  severity_id: z.int().min(0).max(6),
  time: z.number().int(),
  status_id: z.literal([0, 1, 2]),
  metadata: z.looseObject({ version: z.literal("1.8.0"), product: named }),
  actor: z
    .looseObject({ user: z.looseObject({}).optional(), app_name: z.string().optional() })
    .refine(({ user, app_name: app }) => user !== undefined || app !== undefined)
    .optional(),
  src_endpoint: z.looseObject({ ip: z.union([z.ipv4(), z.ipv6()]) }).optional(),
  unmapped: z.looseObject({ event_key: z.string() }),
};
const classes: Readonly<Record<number, z.ZodType>> = {
  0: z.looseObject(base),
  3001: z.looseObject({ ...base, user: named }),
  3002: z.looseObject({ ...base, user: named, service: named }),
  3004: z.looseObject({ ...base, entity: named }),
  3005: z.looseObject({ ...base, user: named, privileges: z.array(z.string().min(1)).min(1) }),
  3006: z.looseObject({
    ...base,
    group: z
      .looseObject({ name: z.string().optional(), uid: z.string().optional() })
      .refine(({ name, uid }) => name !== undefined || uid !== undefined),
  }),
  6001: z.looseObject({ ...base, web_resources: z.array(named).min(1) }),
  6002: z.looseObject({ ...base, app: named }),
};

/** Activities of each class; 99 is any other, and then has a name. */
const activities: Readonly<Record<number, ReadonlyArray<number>>> = {
  0: [],
  3001: [1, 2, 3, 4, 5, 6, 9, 10, 11, 12],
  3002: [1, 2, 7],
  3004: [1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 13],
  3005: [1, 2],
  3006: [1, 2, 3, 4, 5, 6],
  6001: [1, 2, 3, 4, 5, 6, 7, 8],
  6002: [1, 2, 6, 7, 8],
};

function faultsOf(document: Record<string, unknown>): ReadonlyArray<string> {
  const { class_uid: uid, category_uid: category, type_uid: type } = document;
  const { activity_id: activity, activity_name: name } = document;
  const schema = classes[Number(uid)];
  if (schema === undefined) return [`class ${String(uid)}`];
  const checked = schema.safeParse(document);
  const isActivity = activities[Number(uid)]?.includes(Number(activity)) === true;
  return [
    ...(checked.success ? [] : [z.prettifyError(checked.error)]),
    ...(category === Math.floor(Number(uid) / 1_000) ? [] : ["category_uid"]),
    ...(type === Number(uid) * 100 + Number(activity) ? [] : ["type_uid"]),
    ...(isActivity || (activity === 99 && typeof name === "string") ? [] : ["activity_id"]),
  ];
}

test.each(Object.values(knownActions).flat())("makes of %s what its class requires", (action) => {
  expect(faultsOf(toOcsf(sampleEvent(1, { action }), null, cut))).toEqual([]);
});

test("makes what is required of any event, however little or odd it says", () => {
  const text = fc.oneof(fc.constant(""), fc.string({ unit: "binary", maxLength: 30 }));
  const event = fc.record({
    action: fc.oneof(text, fc.constantFrom(...knownActions.published)),
    ip: fc.oneof(text, fc.constant(null)),
    target: fc.record({ type: text, id: text, name: text }),
    actor: fc.record({
      id: text,
      name: text,
      email: text,
      kind: fc.constantFrom("user", "app", "system", "unknown" as const),
    }),
    product: text,
    message: text,
  });
  fc.assert(
    fc.property(event, fc.jsonValue(), (fields, raw) => {
      expect(faultsOf(toOcsf(sampleEvent(1, fields), raw, cut))).toEqual([]);
    }),
  );
});

test.each([
  ["user_login_failed", "failure", { class_uid: 3002, activity_id: 1, status_id: 2 }],
  ["user_logged_in_as_user", "success", { class_uid: 3002, activity_id: 7, status_id: 1 }],
  ["twosv_disabled_for_user", "success", { class_uid: 3001, activity_id: 11 }],
  ["user_granted_role", "success", { class_uid: 3005, activity_id: 1, type_uid: 300501 }],
  ["auth_policy_deleted", "success", { class_uid: 3004, activity_id: 4 }],
  ["confluence_page_viewed", "success", { class_uid: 6001, activity_id: 2, category_uid: 6 }],
  ["marketplace_app_installed", "success", { class_uid: 6002, activity_id: 1 }],
  ["frobnicated", "unknown", { class_uid: 0, activity_id: 99, type_uid: 99, status_id: 0 }],
] as const)("classifies %s", (action, outcome, expected) => {
  expect(toOcsf(sampleEvent(1, { action, outcome }), null, cut)).toMatchObject(expected);
});

test("finds the group that somebody was added to, wherever it stands", () => {
  const raw = {
    attributes: {
      context: [{ id: "712020:bo", type: "user", attributes: { name: "Bo Example" } }],
      container: [{ id: "g1", type: "GROUP", attributes: { name: "site-admins" } }],
    },
  };
  const target = { type: "user", id: "712020:bo", name: "Bo Example" };
  expect(toOcsf(sampleEvent(1, { target }), raw, cut)).toMatchObject({
    class_uid: 3006,
    activity_id: 3,
    group: { uid: "g1", name: "site-admins" },
    user: { uid: "712020:bo", name: "Bo Example" },
    actor: { user: { uid: "712020:ada" } },
    src_endpoint: { ip: "192.0.2.7", location: { desc: "Berlin, Germany" } },
    unmapped: { raw },
  });
});
