import { confirm } from "../confirm";
import type { CallData } from "../call-data";
import type { OuterPage } from "../outer-page";
import type { Command, CommandTable } from "./command";

/** `permissions.egress.*`: an admin confirms each address before the host takes it; a refusal rejects the call. */
export const permissionCommands = ({ ask, start }: OuterPage): CommandTable => {
  const isAdmin = start.users.find((user) => user.key === start.user)?.isAdmin === true;
  return new Map<string, Command>([
    ["__permission__egressGet", (_frame, data) => ask("egress/get", data.raw ?? {})],
    [
      "__permission__egressSet",
      async (_frame, data) => {
        const allowed =
          isAdmin &&
          (await confirm({
            title: "Allow this app to send data to these addresses?",
            lines: data.list("egresses").flatMap(describe),
            yes: "Allow",
            no: "Do not allow",
          }));
        if (!allowed)
          throw new Error(isAdmin ? "The admin did not allow it." : "Only an admin may allow it.");
        return ask("egress/set", data.raw);
      },
    ],
    ["__permission__egressDeleteGroup", (_frame, data) => ask("egress/delete-group", data.raw)],
    ["__permission__egressDeleteDomain", (_frame, data) => ask("egress/delete-domain", data.raw)],
  ]);
};

const describe = (group: CallData): ReadonlyArray<string> => [
  group.text("description") ?? "",
  ...group.list("configured").map((one) => one.text("domain") ?? ""),
];
