import { useTask } from "../ask/use-task";
import { saveFile } from "../events/save-file";
import { useMutation } from "@tanstack/react-query";

/** Fetches a backup, as it is now or as it was, and hands it to the browser as a file. */
export function useDownload() {
  const { mutateAsync } = useTask("backups/download");
  return useMutation<void, Error, { copy: string | null }>({
    mutationFn: async (wanted) => {
      const { name, text } = await mutateAsync(wanted);
      saveFile(name, "application/json", [text]);
    },
  });
}
