/**
 * Text in the form that ignores case. Letter by letter, so that folding a part gives a part of the folded whole:
 * the language alone would write a Greek sigma differently at the end of a word.
 */
export const foldCase = (text: string): string => {
  const lower = text.toLowerCase();
  return lower.includes("ς") ? lower.replaceAll("ς", "σ") : lower;
};
