import Button from "@atlaskit/button/new";
import CopyIcon from "@atlaskit/icon/core/copy";
import { useEffect, useState } from "react";

interface CopyButtonProps {
  text: string;
  label?: string;
  /** What is copied, for those who do not see what stands beside it. */
  what?: string;
}

/** Puts a text on the clipboard and says so for a moment. */
export function CopyButton({ text, label = "Copy", what }: CopyButtonProps) {
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
      {what !== undefined && <span className="hidden"> {what}</span>}
    </Button>
  );
}
