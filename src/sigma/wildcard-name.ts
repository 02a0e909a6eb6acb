/** A predicate for names in which `*` stands for any text, as in `1 of selection_*`; case counts. */
export const wildcardName = (pattern: string): ((name: string) => boolean) => {
  const [first = "", ...rest] = pattern.split("*");
  const last = rest.pop();
  if (last === undefined) return (name) => name === pattern;
  return (name) => {
    if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length)
      return false;
    let from = first.length;
    const end = name.length - last.length;
    for (const piece of rest) {
      const found = name.indexOf(piece, from);
      if (found === -1 || found + piece.length > end) return false;
      from = found + piece.length;
    }
    return true;
  };
};
