import Button from "@atlaskit/button/new";
import { useRoute } from "../route/use-route";
import { FirstSteps } from "./first-steps";
import type { useFirstRun } from "./use-first-run";

/** What is left until the first alert, for a manager. Once there was one, it is never seen again. */
export function FirstRun({ left }: Pick<ReturnType<typeof useFirstRun>, "left">) {
  const { go } = useRoute();
  if (left === null) return null;
  if (left.issues === null) {
    return (
      <section className="first-run" aria-label="First steps">
        <FirstSteps step={2} />
        <p>
          Events are collected already. An alert becomes an issue once there is a project for it.
        </p>
        <Button appearance="primary" onClick={() => go("/setup/issues", first)}>
          Choose a project
        </Button>
      </section>
    );
  }
  if (left.events === 0) {
    return (
      <section className="first-run" aria-label="First steps">
        <FirstSteps step={3} />
        <p>
          The first events arrive within five minutes, the newest first; the past is read after
          them. You can leave this page: collecting goes on.
        </p>
        <Button onClick={() => go("/health")}>Look at collecting</Button>
      </section>
    );
  }
  return (
    <section className="first-run" aria-label="First steps">
      <FirstSteps step={4} />
      <p>
        Rules watch every event that arrives, and nothing was found yet. To see one at work, do what
        a rule looks for, such as creating an API key at admin.atlassian.com; or open a rule and run
        it over the past.
      </p>
      <Button onClick={() => go("/rules")}>See the rules</Button>
    </section>
  );
}

const first = new URLSearchParams({ first: "yes" });
