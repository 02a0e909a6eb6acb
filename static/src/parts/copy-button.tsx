import Button from "@atlaskit/button/new";
import CopyIcon from "@atlaskit/icon/core/copy";
import { useEffect, useState } from "react";

/** Puts a text on the clipboard and says so for a moment. */
export function CopyButton({ text, label = "Copy" }: { text: string; label?: string }) {
  const [state, setState] = useState<"idle" | "copied" | "refused">("idle");
  useEffect(() => {
    if (state === "idle") return undefined;
    const timer = setTimeout(() => setState("idle"), 2_000);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setState("copied"),
      () => setState("refused"),
    );
  };
  return (
    <Button spacing="compact" appearance="subtle" iconBefore={CopyIcon} onClick={copy}>
      {state === "copied" ? "Copied" : state === "refused" ? "Select and copy by hand" : label}
    </Button>
  );
}
