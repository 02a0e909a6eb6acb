import type { OuterPage } from "../outer-page";
import type { CommandTable } from "./command";

/** Commands that the host answers: resolvers, Jira, the context. */
export const serverCommands = ({ ask }: OuterPage): CommandTable =>
  new Map([
    ["getContext", (frame) => ask("context", frame.situation())],
    [
      "invoke",
      async (frame, data) => {
        const type = data.text("invokeType");
        if (type !== undefined) throw new Error(`The local host does not model ${type}.`);
        const { body, metadata } = await ask("invoke", {
          ...frame.situation(),
          functionKey: data.text("functionKey"),
          payload: data.value("payload"),
        });
        return data.value("metadata") === undefined ? body : { body, metadata };
      },
    ],
    ["fetchProduct", (_frame, data) => ask("product", data.raw)],
  ]);
