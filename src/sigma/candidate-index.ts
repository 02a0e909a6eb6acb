import type { EventView, FieldTable } from "./field-table";
import { substringAutomaton, type SubstringAutomaton } from "./substring-automaton";
import type { Atom, Witness } from "./witness";

/** Says which rules are worth trying on an event. */
export interface CandidateIndex {
  /** Calls `candidate` once for every rule that shows an atom of its witness, and for every rule without one. */
  readonly find: (view: EventView, candidate: (rule: number) => void) => void;
  /** How many rules have no witness and are tried on every event. */
  readonly untargeted: number;
}

/** Indexes the witnesses of rules, by rule number: equal texts, then prefixes by length, then substrings. */
export const candidateIndex = (
  witnesses: ReadonlyArray<Witness | null>,
  fields: FieldTable,
): CandidateIndex => {
  const always: number[] = [];
  const bySlot = new Map<number, SlotAtoms>();
  for (const [rule, witness] of witnesses.entries()) {
    if (witness === null) always.push(rule);
    else for (const atom of witness) addAtom(bySlot, atom, rule);
  }
  const slots = Array.from(bySlot, ([slot, atoms]) => indexSlot(slot, atoms, always));
  const stamps = new Uint32Array(witnesses.length);
  let round = 0;

  return {
    untargeted: always.length,
    find: (view, candidate) => {
      round = (round + 1) >>> 0;
      if (round === 0) {
        stamps.fill(0);
        round = 1;
      }
      const once = (rule: number): void => {
        if (stamps[rule] === round) return;
        stamps[rule] = round;
        candidate(rule);
      };
      for (const rule of always) once(rule);
      for (const index of slots) {
        const texts = fields.folded(view, index.slot);
        for (let position = 0; position < texts.length; position += 1)
          lookUp(index, texts[position] ?? "", once);
      }
    },
  };
};

interface SlotAtoms {
  readonly exact: Map<string, number[]>;
  readonly prefix: Map<string, number[]>;
  readonly substring: Map<string, number[]>;
}

interface SlotIndex {
  readonly slot: number;
  readonly exact: ReadonlyMap<string, ReadonlyArray<number>>;
  readonly prefix: ReadonlyMap<string, ReadonlyArray<number>>;
  readonly prefixLengths: ReadonlyArray<number>;
  readonly substrings: SubstringAutomaton | null;
  /** Rules by needle number. */
  readonly substringRules: ReadonlyArray<ReadonlyArray<number>>;
}

const addAtom = (bySlot: Map<number, SlotAtoms>, atom: Atom, rule: number): void => {
  const atoms = bySlot.get(atom.slot) ?? {
    exact: new Map(),
    prefix: new Map(),
    substring: new Map(),
  };
  bySlot.set(atom.slot, atoms);
  const rules = atoms[atom.kind].get(atom.text);
  if (rules === undefined) atoms[atom.kind].set(atom.text, [rule]);
  else if (rules.at(-1) !== rule) rules.push(rule);
};

const indexSlot = (slot: number, atoms: SlotAtoms, always: number[]): SlotIndex => {
  const substringRules = [...atoms.substring.values()];
  const needles = [...atoms.substring.keys()];
  const substrings = needles.length === 0 ? null : substringAutomaton(needles);
  // Too many letters for the table: these rules are tried on every event, which is right but slower.
  if (substrings === null) for (const rules of substringRules) always.push(...rules);
  return {
    slot,
    exact: atoms.exact,
    prefix: atoms.prefix,
    prefixLengths: [...new Set([...atoms.prefix.keys()].map((text) => text.length))].toSorted(
      (a, b) => a - b,
    ),
    substrings,
    substringRules,
  };
};

const lookUp = (index: SlotIndex, text: string, candidate: (rule: number) => void): void => {
  const equal = index.exact.get(text);
  if (equal !== undefined) for (const rule of equal) candidate(rule);
  for (const length of index.prefixLengths) {
    if (length > text.length) break;
    const rules = index.prefix.get(text.slice(0, length));
    if (rules !== undefined) for (const rule of rules) candidate(rule);
  }
  index.substrings?.scan(text, (needle) => {
    for (const rule of index.substringRules[needle] ?? []) candidate(rule);
  });
};
