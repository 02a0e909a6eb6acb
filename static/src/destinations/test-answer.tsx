import SectionMessage from "@atlaskit/section-message";
import type { ProcedureOutput } from "#contract";
import { IssueLink } from "../parts/issue-link";

interface TestAnswerProps {
  tested: ProcedureOutput<"destinations/test">;
  /** What was sent, such as "test alert". */
  what: string;
  isJira?: boolean;
}

/** Whether a test arrived, and what the destination said to it. */
export function TestAnswer({ tested, what, isJira = false }: TestAnswerProps) {
  const { result, reason, reference, answer } = tested;
  const isThere = result === "delivered";
  return (
    <SectionMessage
      appearance={isThere ? "success" : "error"}
      title={isThere ? `The ${what} arrived` : `The ${what} did not arrive`}
    >
      {reason !== "" && <p>{reason}</p>}
      {isThere && isJira && (
        <p>
          Made <IssueLink issueKey={reference} />
        </p>
      )}
      {answer !== null && (
        <p>
          HTTP {answer.status} after {answer.tookMs} ms
          {answer.body !== "" && (
            <>
              : <code className="destination-said">{answer.body}</code>
            </>
          )}
        </p>
      )}
    </SectionMessage>
  );
}
