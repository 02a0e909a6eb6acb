import SectionMessage from "@atlaskit/section-message";

/** What is allowed but deserves a second look. */
export function Warnings({ of }: { of: readonly string[] }) {
  if (of.length === 0) return null;
  return (
    <div aria-live="polite" className="issues-warnings">
      <SectionMessage appearance="warning" title="Worth a look">
        {of.map((warning) => (
          <p key={warning}>{warning}</p>
        ))}
      </SectionMessage>
    </div>
  );
}
