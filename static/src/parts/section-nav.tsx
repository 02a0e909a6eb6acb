import "./section-nav.css";

interface SectionNavProps<Section> {
  label: string;
  sections: readonly Section[];
  current: Section;
  /** Below one another, at the side of what they show. */
  isColumn?: boolean;
  onChoose(section: Section): void;
}

/** The ways to the sections of a page. */
export function SectionNav<Section extends { path: string; name: string }>({
  label,
  sections,
  current,
  isColumn = false,
  onChoose,
}: SectionNavProps<Section>) {
  return (
    <nav className={isColumn ? "section-nav column" : "section-nav"} aria-label={label}>
      {sections.map((section) => (
        <button
          key={section.path}
          type="button"
          aria-current={section.path === current.path ? "page" : undefined}
          onClick={() => onChoose(section)}
        >
          {section.name}
        </button>
      ))}
    </nav>
  );
}
