import { useState, type KeyboardEvent } from "react";

interface Roving {
  /** The one that has the focus or would get it. */
  current: number;
  move(to: number): void;
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
}

/**
 * One stop of the tab key for a row of many children: arrows, Home and End move within it. The children of the element
 * that takes `onKeyDown` are what is focused; the last one is `current` at first.
 */
export function useRoving(count: number): Roving {
  const [chosen, setChosen] = useState<number | null>(null);
  const current = Math.min(chosen ?? count - 1, count - 1);
  return {
    current,
    move: setChosen,
    onKeyDown: (event) => {
      const steps: Record<string, number> = {
        ArrowRight: 1,
        ArrowLeft: -1,
        Home: -count,
        End: count,
      };
      const step = steps[event.key];
      if (step === undefined) return;
      event.preventDefault();
      const next = Math.min(count - 1, Math.max(0, current + step));
      const child = event.currentTarget.children[next];
      if (child instanceof HTMLElement) child.focus();
    },
  };
}
