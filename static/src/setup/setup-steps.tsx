const steps = ["Connect the organization", "Choose where issues go", "Watch events arrive"];

/** How far the first set-up is. Steps count from one. */
export function SetupSteps({ step }: { step: number }) {
  return (
    <ol className="setup-steps" aria-label="Set-up">
      {steps.map((name, index) => (
        <li
          key={name}
          className={index + 1 < step ? "setup-step-done" : undefined}
          aria-current={index + 1 === step ? "step" : undefined}
        >
          {name}
        </li>
      ))}
    </ol>
  );
}
