import Button from "@atlaskit/button/new";
import ArrowUpIcon from "@atlaskit/icon/core/arrow-up";
import { formatCount } from "../text/format-count";

interface ArrivedProps {
  count: number;
  noun: string;
  onShow(): void;
}

/** Tells that a list has grown at its top, and shows it when asked. */
export function Arrived({ count, noun, onShow }: ArrivedProps) {
  return (
    <span className="arrived" aria-live="polite">
      {count > 0 && (
        <Button spacing="compact" appearance="primary" iconBefore={ArrowUpIcon} onClick={onShow}>
          {formatCount(count, `new ${noun}`)}
        </Button>
      )}
    </span>
  );
}
