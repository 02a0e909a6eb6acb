import Button from "@atlaskit/button/new";
import { useMutation } from "@tanstack/react-query";
import { answerOrThrow } from "../ask/answer-or-throw";
import { saveFile } from "../events/save-file";
import { Failed } from "../parts/failed";
import { HealthCard } from "./health-card";

/** A file for whoever helps. */
export function SupportCard() {
  const download = useMutation<void>({
    mutationFn: async () => {
      const made = await answerOrThrow("health/diagnostics", {});
      const { userAgent, language } = navigator;
      const browser = { userAgent, language, width: window.innerWidth };
      const day = new Date(made.madeAt).toISOString().slice(0, 10);
      const text = `${JSON.stringify({ ...made, browser }, null, 2)}\n`;
      saveFile(`audit-stream-diagnostics-${day}.json`, "application/json", [text]);
    },
  });
  return (
    <HealthCard title="Support">
      <p>
        One file with what support asks for: version, sizes of tables, states of sources,
        destinations and jobs, counts, and your browser.
      </p>
      <p className="faint">
        No secret, name, e-mail address or IP address, nothing out of an event and nothing that
        somebody wrote is in it.
      </p>
      <Button isLoading={download.isPending} onClick={() => download.mutate()}>
        Download diagnostics
      </Button>
      {download.isError && <Failed error={download.error} />}
    </HealthCard>
  );
}
