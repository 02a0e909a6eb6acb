import type { AuditEvent } from "#contract";
import { deedOf, type Verb } from "./deed";

interface OcsfClass {
  readonly class_uid: number;
  readonly activity_id: number;
  /** Where the class has no activity for it. */
  readonly activity_name?: string;
}

const OTHER = 99;

/** The class and activity of an event by what its action is about. */
export function ocsfClass(event: Pick<AuditEvent, "action">): OcsfClass {
  const { area, verb } = deedOf(event);
  switch (area) {
    case "authentication":
      return classed(3_002, verb, { "log-in": 1, "log-out": 2, impersonate: 7 });
    case "account":
      return classed(3_001, verb, {
        create: 1,
        enable: 2,
        "change-password": 3,
        "reset-password": 4,
        disable: 5,
        delete: 6,
        "enable-mfa": 10,
        "disable-mfa": 11,
      });
    case "access":
      return classed(3_005, verb, { grant: 1, revoke: 2 });
    case "group":
      return classed(3_006, verb, {
        grant: 1,
        revoke: 2,
        "add-member": 3,
        "remove-member": 4,
        delete: 5,
        create: 6,
      });
    case "key":
    case "setting":
      return classed(3_004, verb, {
        create: 1,
        read: 2,
        update: 3,
        delete: 4,
        enable: 8,
        disable: 9,
      });
    case "content":
      return classed(6_001, verb, {
        create: 1,
        read: 2,
        update: 3,
        delete: 4,
        search: 5,
        export: 7,
      });
    case "app":
      return classed(6_002, verb, { create: 1, delete: 2, enable: 6, disable: 7, update: 8 });
    case "unknown":
      return { class_uid: 0, activity_id: OTHER, activity_name: "unknown" };
  }
}

function classed(
  classUid: number,
  verb: Verb,
  activities: Readonly<Partial<Record<Verb, number>>>,
): OcsfClass {
  const activity = activities[verb];
  return activity === undefined
    ? { class_uid: classUid, activity_id: OTHER, activity_name: verb }
    : { class_uid: classUid, activity_id: activity };
}
