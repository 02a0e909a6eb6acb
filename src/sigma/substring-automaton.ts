/** Finds which of many texts occur in a text, in one pass over it (Aho and Corasick, transitions written out). */
export interface SubstringAutomaton {
  /** Calls `found` with the number of every needle that occurs in `text`, maybe more than once. */
  readonly scan: (text: string, found: (needle: number) => void) => void;
}

/** Null when the transition table would need more than `mostCells` numbers. */
export const substringAutomaton = (
  needles: ReadonlyArray<string>,
  mostCells = 4_000_000,
): SubstringAutomaton | null => {
  const classes = new Map<number, number>();
  let letters = 0;
  for (const needle of needles) {
    letters += needle.length;
    for (let index = 0; index < needle.length; index += 1) {
      const unit = needle.charCodeAt(index);
      if (!classes.has(unit)) classes.set(unit, classes.size + 1);
    }
  }
  const width = classes.size + 1;
  if ((letters + 1) * width > mostCells) return null;

  const next = new Int32Array((letters + 1) * width);
  const ends: (number[] | undefined)[] = [];
  let states = 1;
  for (const [number, needle] of needles.entries()) {
    let state = 0;
    for (let index = 0; index < needle.length; index += 1) {
      const cell = state * width + (classes.get(needle.charCodeAt(index)) ?? 0);
      if (next[cell] === 0) {
        next[cell] = states;
        states += 1;
      }
      state = next[cell] ?? 0;
    }
    (ends[state] ??= []).push(number);
  }
  const output = linkFailures(next, width, states, ends);

  // A cell for the scan holds where the next row starts, and in its lowest bit whether a needle ends there.
  const cells = next
    .subarray(0, states * width)
    .map((state) => (state * width * 2) | (output[state] === undefined ? 0 : 1));

  // Small table for the letters that matter; everything else is class 0, which leads back to the start.
  const classOf = new Uint16Array(LETTERS);
  for (const [unit, number] of classes) if (unit < LETTERS) classOf[unit] = number;
  return {
    scan: (text, found) => {
      let cell = 0;
      for (let index = 0; index < text.length; index += 1) {
        const unit = text.charCodeAt(index);
        const letter = unit < LETTERS ? (classOf[unit] ?? 0) : (classes.get(unit) ?? 0);
        cell = cells[(cell >> 1) + letter] ?? 0;
        if ((cell & 1) === 1) for (const needle of output[(cell >> 1) / width] ?? []) found(needle);
      }
    },
  };
};

const LETTERS = 256;

/** Fills the missing transitions breadth first and returns every needle that ends in a state. */
const linkFailures = (
  next: Int32Array,
  width: number,
  states: number,
  ends: ReadonlyArray<ReadonlyArray<number> | undefined>,
): ReadonlyArray<ReadonlyArray<number> | undefined> => {
  const failure = new Int32Array(states);
  const output: (ReadonlyArray<number> | undefined)[] = [...ends];
  const queue: number[] = [];
  for (let letter = 0; letter < width; letter += 1) {
    const state = next[letter] ?? 0;
    if (state !== 0) queue.push(state);
  }
  for (let head = 0; head < queue.length; head += 1) {
    const state = queue[head] ?? 0;
    const back = failure[state] ?? 0;
    const inherited = output[back];
    if (inherited !== undefined) output[state] = [...(output[state] ?? []), ...inherited];
    for (let letter = 0; letter < width; letter += 1) {
      const cell = state * width + letter;
      const child = next[cell] ?? 0;
      const fallback = next[back * width + letter] ?? 0;
      if (child === 0) next[cell] = fallback;
      else {
        failure[child] = fallback;
        queue.push(child);
      }
    }
  }
  return output;
};
