import Button from "@atlaskit/button/new";
import SectionMessage from "@atlaskit/section-message";
import { adviceFor } from "../ask/advice-for";

interface FailedProps {
  error: unknown;
  onRetry?: () => void;
  isRetrying?: boolean;
}

/** What went wrong, in words that say what to do. */
export function Failed({ error, onRetry, isRetrying = false }: FailedProps) {
  const { title, text } = adviceFor(error);
  return (
    <div role="alert" className="failed">
      <SectionMessage appearance="error" title={title}>
        <p>{text}</p>
        {onRetry && (
          <p>
            <Button spacing="compact" isLoading={isRetrying} onClick={onRetry}>
              Try again
            </Button>
          </p>
        )}
      </SectionMessage>
    </div>
  );
}
