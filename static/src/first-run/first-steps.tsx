import "./first-run.css";

const steps = [
  "Connect the organization",
  "Choose where issues go",
  "See the first events",
  "See the first alert",
];

/** How far the first set-up is. Steps count from one. */
export function FirstSteps({ step }: { step: number }) {
  return (
    <ol className="first-steps" aria-label="Set-up">
      {steps.map((name, index) => (
        <li
          key={name}
          className={index + 1 < step ? "first-step-done" : undefined}
          aria-current={index + 1 === step ? "step" : undefined}
        >
          {name}
        </li>
      ))}
    </ol>
  );
}
