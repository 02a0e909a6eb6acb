/** The choices that a record names, in the order in which it names them. */
export const optionsOf = <V extends string>(names: Readonly<Record<V, string>>) =>
  keysOf(names).map((value) => ({ value, label: names[value] }));

/** A record that is written out has the keys of its type and no others; `Object.keys` does not say so. */
const keysOf = <V extends string>(names: Readonly<Record<V, string>>) => Object.keys(names) as V[];
