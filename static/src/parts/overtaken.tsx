import Button from "@atlaskit/button/new";
import SectionMessage from "@atlaskit/section-message";
import { useEffect, type ReactNode } from "react";
import { Failed } from "./failed";
import { isConflict } from "../ask/is-conflict";
import { changesOf, type Base, type Described } from "./use-base";
import "./overtaken.css";
import "./plain-table.css";

interface OvertakenProps {
  base: Base<unknown>;
  /** What stands in the form. */
  mine: Described;
  error: Error | null;
  isSaving: boolean;
  /** Saves what stands in the form over the version that is named. */
  onSaveOver(): void;
  /** Stands in for the table of what changed. */
  children?: ReactNode;
}

/**
 * Why a form was not saved. Where somebody else was first: what they changed, beside what was entered here, which
 * stays until its person decides. A form in which nothing was entered shows what is saved now by itself.
 */
export function Overtaken(props: OvertakenProps) {
  const { base, mine, error, isSaving, onSaveOver, children } = props;
  const { newer, take } = base;
  const isUntouched = changesOf(base.described, mine).length === 0;
  const isStale = newer !== null && isUntouched && error === null && !isSaving;
  useEffect(() => {
    if (isStale) take();
  }, [isStale, take]);
  if (error === null) return null;
  if (newer === null || !isConflict(error)) return <Failed error={error} />;
  return (
    <div role="alert" className="overtaken">
      <SectionMessage appearance="warning" title="Somebody else saved a change in the meantime">
        <p>What you entered is kept below and is not saved yet.</p>
        {children ?? (
          <table className="plain-table" aria-label="What they changed">
            <thead>
              <tr>
                <th scope="col">They changed</th>
                <th scope="col">Saved now</th>
                <th scope="col">In your form</th>
              </tr>
            </thead>
            <tbody>
              {changesOf(base.described, newer.described).map((name) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{newer.described[name] || <span className="faint">Nothing</span>}</td>
                  <td>{mine[name] || <span className="faint">Nothing</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <div className="overtaken-actions">
          <Button spacing="compact" isLoading={isSaving} onClick={onSaveOver}>
            Save mine over it
          </Button>
          <Button spacing="compact" appearance="subtle" onClick={take}>
            Take theirs
          </Button>
        </div>
      </SectionMessage>
    </div>
  );
}
