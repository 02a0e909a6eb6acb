import { useState } from "react";

/** Names of what a form has, and its values in words. */
export type Described = Readonly<Record<string, string>>;

/** What a form began with, and what somebody else has saved since. */
export interface Base<Saved> {
  readonly saved: Saved;
  /** The version that a change names: what was saved since and shows in no field of the form is no hindrance. */
  readonly version: number;
  readonly described: Described;
  /** What is saved now, where that differs from what the form began with. */
  readonly newer: { readonly saved: Saved; readonly described: Described } | null;
  /** Begins anew with what is saved now. */
  readonly take: () => void;
  /** Begins anew as soon as this version of the form's own has come back. */
  readonly settle: (version: number) => void;
}

/**
 * Holds what a form began with while newer versions arrive, so that nobody loses what they have typed. The form is
 * keyed by `saved.version`.
 */
export function useBase<Saved extends { readonly version: number }>(
  current: Saved,
  describe: (saved: Saved) => Described,
): Base<Saved> {
  const [saved, setSaved] = useState(current);
  const [settled, settle] = useState<number | null>(null);
  if (settled !== null && current.version >= settled) {
    settle(null);
    setSaved(current);
  }
  const described = describe(saved);
  const now = describe(current);
  const isSame = changesOf(described, now).length === 0;
  return {
    saved,
    version: isSame ? current.version : saved.version,
    described,
    newer: isSame ? null : { saved: current, described: now },
    take: () => setSaved(current),
    settle,
  };
}

/** The names under which the two differ. */
export const changesOf = (one: Described, other: Described): readonly string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    (name) => one[name] !== other[name],
  );
