import type { EventView, FieldTable } from "./field-table";
import { prefixTrie } from "./prefix-trie";
import { substringAutomaton } from "./substring-automaton";
import type { Atom, Witness } from "./witness";

/** Says which rules are worth trying on an event. */
export interface CandidateIndex {
  /**
   * Puts every rule that shows an atom of its witness, and every rule without one, to the front of `candidates`;
   * each once, in no order. Returns how many there are; the caller may write over them.
   */
  readonly find: (view: EventView) => number;
  readonly candidates: Uint32Array;
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
  const stamps = new Uint32Array(witnesses.length);
  const candidates = new Uint32Array(witnesses.length);
  let found = 0;
  let round = 0;
  const add = (rules: ReadonlyArray<number>): void => {
    for (let index = 0; index < rules.length; index += 1) {
      const rule = rules[index] ?? 0;
      if (stamps[rule] === round) continue;
      stamps[rule] = round;
      candidates[found] = rule;
      found += 1;
    }
  };
  const lookUps = Array.from(bySlot, ([slot, atoms]) => ({
    slot,
    lookUp: indexSlot(atoms, always, add),
  }));

  return {
    untargeted: new Set(always).size,
    candidates,
    find: (view) => {
      found = 0;
      round = (round + 1) >>> 0;
      // After four billion events old stamps would look new.
      if (round === 0) {
        stamps.fill(0);
        round = 1;
      }
      add(always);
      for (const { slot, lookUp } of lookUps) {
        const texts = fields.folded(view, slot);
        if (typeof texts === "string") lookUp(texts);
        else
          for (let position = 0; position < texts.length; position += 1)
            lookUp(texts[position] ?? "");
      }
      return found;
    },
  };
};

interface SlotAtoms {
  readonly exact: Map<string, number[]>;
  readonly prefix: Map<string, number[]>;
  readonly substring: Map<string, number[]>;
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

/** Looks up one text of a field; `add` takes the rules whose atoms it shows. */
const indexSlot = (
  { exact, prefix, substring }: SlotAtoms,
  always: number[],
  add: (rules: ReadonlyArray<number>) => void,
): ((text: string) => void) => {
  const rulesByNeedle = [...substring.values()];
  const automaton = substring.size === 0 ? null : substringAutomaton([...substring.keys()]);
  // Too many letters for the table: these rules are tried on every event, which is right but slower.
  if (automaton === null) for (const rules of rulesByNeedle) always.push(...rules);
  const found = (needle: number): void => add(rulesByNeedle[needle] ?? []);
  const prefixes = prefix.size === 0 ? null : prefixTrie(prefix, add);
  return (text) => {
    const equal = exact.get(text);
    if (equal !== undefined) add(equal);
    prefixes?.scan(text);
    automaton?.scan(text, found);
  };
};
