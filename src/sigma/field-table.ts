import { isObject } from "./field-path";
import { foldCase } from "./fold-case";
import { fieldReader, type FieldReader } from "./taxonomy";

/** One event with the fields read from it so far; each field is read and folded at most once an event. */
export interface EventView {
  readonly event: unknown;
  /** Null until a test asks for values or texts: most ask for folded texts only. */
  values: (ReadonlyArray<unknown> | undefined)[] | null;
  texts: (ReadonlyArray<string> | undefined)[] | null;
  readonly folded: (Folded | undefined)[];
}

/** One text stands for itself: a list of one would be made for every field of every event. */
export type Folded = string | ReadonlyArray<string>;

/** Numbers the fields that a set of rules asks for. */
export interface FieldTable {
  /** The slot of a field; `null` is the whole event's text (keywords). */
  readonly slot: (field: string | null) => number;
  readonly open: (event: unknown) => EventView;
  readonly values: (view: EventView, slot: number) => ReadonlyArray<unknown>;
  /** The values that are text, numbers, true or false, as text. */
  readonly texts: (view: EventView, slot: number) => ReadonlyArray<string>;
  readonly folded: (view: EventView, slot: number) => Folded;
  readonly present: (view: EventView, slot: number) => boolean;
  /** Folds a text of a rule, and from then on the texts of events as that text needs it. */
  readonly foldPattern: (text: string) => string;
}

/** A table without fields; compiling rules fills it, and events are opened with it after that. */
export const createFieldTable = (): FieldTable => {
  const slots = new Map<string | null, number>();
  const readers: FieldReader[] = [];
  const directs: (((event: unknown) => unknown) | null)[] = [];
  const blank: undefined[] = [];
  let fold = toLowerCase;

  const values = (view: EventView, slot: number): ReadonlyArray<unknown> =>
    ((view.values ??= [])[slot] ??= readers[slot]?.values(view.event) ?? NOTHING);
  const texts = (view: EventView, slot: number): ReadonlyArray<string> =>
    ((view.texts ??= [])[slot] ??= toTexts(values(view, slot)));
  const readFolded = (view: EventView, slot: number): Folded => {
    const value = directs[slot]?.(view.event);
    if (typeof value === "string") return fold(value);
    return foldTexts(Array.isArray(value) ? toTexts(value) : texts(view, slot), fold);
  };
  return {
    slot: (field) => {
      const known = slots.get(field);
      if (known !== undefined) return known;
      slots.set(field, readers.length);
      const reader = field === null ? wholeEvent : fieldReader(field);
      readers.push(reader);
      directs.push(reader.direct ?? null);
      blank.push(undefined);
      return readers.length - 1;
    },
    open: (event) => ({ event, values: null, texts: null, folded: blank.slice() }),
    values,
    texts,
    folded: (view, slot) => view.folded[slot] ?? (view.folded[slot] = readFolded(view, slot)),
    foldPattern: (text) => {
      const folded = foldCase(text);
      // Looking for a final sigma in every text of every event costs more than the rest of folding.
      if (folded.includes("σ")) fold = foldCase;
      return folded;
    },
    present: (view, slot) => readers[slot]?.present(view.event) ?? false,
  };
};

const NOTHING: ReadonlyArray<never> = [];

const toTexts = (values: ReadonlyArray<unknown>): ReadonlyArray<string> => {
  if (areTexts(values)) return values;
  const found: string[] = [];
  for (const value of values) {
    if (typeof value === "string") found.push(value);
    else if (typeof value === "number" || typeof value === "boolean") found.push(String(value));
  }
  return found;
};

const areTexts = (values: ReadonlyArray<unknown>): values is ReadonlyArray<string> => {
  for (let index = 0; index < values.length; index += 1)
    if (typeof values[index] !== "string") return false;
  return true;
};

const toLowerCase = (text: string): string => text.toLowerCase();

const foldTexts = (
  texts: ReadonlyArray<string>,
  fold: (text: string) => string,
): ReadonlyArray<string> => {
  const folded: string[] = [];
  for (let index = 0; index < texts.length; index += 1) folded.push(fold(texts[index] ?? ""));
  return folded;
};

/** Every text, number and flag of the event, wherever it stands. */
const wholeEvent: FieldReader = {
  values: (event) => {
    const found: unknown[] = [];
    const waiting: unknown[] = [event];
    for (let next = 0; next < waiting.length && next < MOST_NODES; next += 1) {
      const value = waiting[next];
      if (Array.isArray(value)) for (const member of value) waiting.push(member);
      else if (isObject(value)) for (const member of Object.values(value)) waiting.push(member);
      else found.push(value);
    }
    return found;
  },
  present: () => true,
};

/** A hostile event may hold millions of values. */
const MOST_NODES = 20_000;
