import type { DestinationForm } from "#contract";
import { Drawer } from "../parts/drawer";

interface KindChooserProps {
  forms: readonly DestinationForm[];
  onChoose(kind: string): void;
  onClose(): void;
}

const families = {
  issues: "Issues",
  chat: "Chat",
  "on-call": "On call",
  siem: "SIEM and logs",
  other: "Anything else",
} as const satisfies Record<DestinationForm["family"], string>;

/** The kinds of destination that can be added, each with what it is good for. */
export function KindChooser({ forms, onChoose, onClose }: KindChooserProps) {
  const groups = Object.entries(families)
    .map(([family, title]) => ({ title, kinds: forms.filter((form) => form.family === family) }))
    .filter(({ kinds }) => kinds.length > 0);
  return (
    <Drawer title="Add a destination" onClose={onClose}>
      {groups.map(({ title, kinds }) => (
        <section key={title} className="destination-kinds" aria-label={title}>
          <h3>{title}</h3>
          <ul>
            {kinds.map((form) => (
              <li key={form.kind}>
                <button
                  type="button"
                  aria-describedby={`about-${form.kind}`}
                  onClick={() => onChoose(form.kind)}
                >
                  {form.title}
                </button>
                <p id={`about-${form.kind}`}>{form.about}</p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Drawer>
  );
}
