/**
 * A Sigma string with its wildcards: literal pieces between `*`, each a run of text and of `null` for one
 * arbitrary character (`?`). A piece is anchored at an end of the value unless a `*` stands there.
 */
export interface StringPattern {
  readonly pieces: ReadonlyArray<Piece>;
  readonly anchoredStart: boolean;
  readonly anchoredEnd: boolean;
}

type Piece = ReadonlyArray<string | null>;

/** Where the pattern may stand in the value: `contains`, `startswith`, `endswith` or nothing of these. */
export type Place = "whole" | "start" | "end" | "inside";

/**
 * Reads `*`, `?` and the backslash: `\*` and `\?` are plain characters, `\\` is one backslash, and a backslash
 * before anything else is itself. Encoded values have no wildcards: pass them with `literal`.
 */
export const stringPattern = (text: string, place: Place, literal = false): StringPattern => {
  const pieces: (string | null)[][] = [[]];
  let run = "";
  const piece = (): (string | null)[] => pieces[pieces.length - 1] ?? [];
  const flush = (): void => {
    if (run !== "") piece().push(run);
    run = "";
  };
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index] ?? "";
    const next = text[index + 1] ?? "";
    if (literal) {
      run += char;
    } else if (char === "\\" && (next === "*" || next === "?" || next === "\\")) {
      run += next;
      index += 1;
    } else if (char === "*") {
      flush();
      pieces.push([]);
    } else if (char === "?") {
      flush();
      piece().push(null);
    } else {
      run += char;
    }
  }
  flush();
  const openStart =
    place === "inside" || place === "end" || (pieces.length > 1 && pieces[0]?.length === 0);
  const openEnd =
    place === "inside" || place === "start" || (pieces.length > 1 && pieces.at(-1)?.length === 0);
  const filled = pieces.filter((one) => one.length > 0);
  const exact = pieces.length === 1 && place === "whole";
  return {
    pieces: exact ? [pieces[0] ?? []] : filled,
    anchoredStart: !openStart,
    anchoredEnd: !openEnd,
  };
};

/** The pattern as plain text when it has no wildcard and is anchored at both ends; else null. */
export const exactText = (pattern: StringPattern): string | null => {
  if (!pattern.anchoredStart || !pattern.anchoredEnd || pattern.pieces.length > 1) return null;
  const piece = pattern.pieces[0] ?? [];
  if (piece.length === 0) return "";
  const only = piece[0];
  return piece.length === 1 && typeof only === "string" ? only : null;
};

/** The same pattern with another spelling of its text, for case and dash folding. */
export const mapPattern = (
  pattern: StringPattern,
  change: (text: string) => string,
): StringPattern => ({
  ...pattern,
  pieces: pattern.pieces.map((piece) => piece.map((part) => (part === null ? null : change(part)))),
});

/** Compiles the pattern to a test of text that was folded the same way. */
export const patternTest = (pattern: StringPattern): ((text: string) => boolean) => {
  const { pieces, anchoredStart, anchoredEnd } = pattern;
  const exact = exactText(pattern);
  if (exact !== null) return (text) => text === exact;
  const single = pieces.length === 1 ? plain(pieces[0]) : null;
  if (pieces.length === 0) return () => true;
  if (single !== null) {
    if (anchoredStart) return (text) => text.startsWith(single);
    if (anchoredEnd) return (text) => text.endsWith(single);
    return (text) => text.includes(single);
  }
  return (text) => matchPieces(pieces, anchoredStart, anchoredEnd, text);
};

/** Leftmost placing of each piece is enough: a later placing never leaves more room for the next one. */
const matchPieces = (
  pieces: ReadonlyArray<Piece>,
  anchoredStart: boolean,
  anchoredEnd: boolean,
  text: string,
): boolean => {
  let from = 0;
  let first = 0;
  let last = pieces.length;
  if (anchoredStart) {
    from = endOfPiece(pieces[0] ?? [], text, 0);
    if (from === -1) return false;
    first = 1;
  }
  let end = text.length;
  if (anchoredEnd) {
    if (first === last) return from === end;
    last -= 1;
    end = startOfPiece(pieces[last] ?? [], text);
    if (end < from) return false;
  }
  for (let index = first; index < last; index += 1) {
    const placed = findPiece(pieces[index] ?? [], text, from);
    if (placed === -1 || placed > end) return false;
    from = placed;
  }
  return true;
};

const plain = (piece: Piece | undefined): string | null => {
  const only = piece?.[0];
  return piece?.length === 1 && typeof only === "string" ? only : null;
};

/** Where the piece ends when it starts at `from`, or -1. */
const endOfPiece = (piece: Piece, text: string, from: number): number => {
  let at = from;
  for (const part of piece) {
    if (part === null) {
      if (at >= text.length) return -1;
      at += isPair(text, at) ? 2 : 1;
    } else {
      if (!text.startsWith(part, at)) return -1;
      at += part.length;
    }
  }
  return at;
};

/** Where the piece starts when it ends at the end of the text, or -1. */
const startOfPiece = (piece: Piece, text: string): number => {
  let at = text.length;
  for (let index = piece.length - 1; index >= 0; index -= 1) {
    const part = piece[index] ?? null;
    if (part === null) {
      if (at <= 0) return -1;
      at -= isPair(text, at - 2) ? 2 : 1;
    } else {
      if (at < part.length || !text.startsWith(part, at - part.length)) return -1;
      at -= part.length;
    }
  }
  return at;
};

/** Where the leftmost placing of the piece at or after `from` ends, or -1. */
const findPiece = (piece: Piece, text: string, from: number): number => {
  const head = piece[0];
  for (let at = from; at <= text.length; at += 1) {
    if (typeof head === "string") {
      at = text.indexOf(head, at);
      if (at === -1) return -1;
    }
    const end = endOfPiece(piece, text, at);
    if (end !== -1) return end;
  }
  return -1;
};

const isPair = (text: string, at: number): boolean => {
  const high = text.charCodeAt(at);
  const low = text.charCodeAt(at + 1);
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff;
};
