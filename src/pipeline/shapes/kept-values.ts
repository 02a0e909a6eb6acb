/**
 * So many values of each kind (actors, addresses, …) an hour, a batch and a day remember: the most frequent ones. It
 * bounds a row to some 35 KB, and lists of ten come out right unless more than this are about equally frequent.
 */
export const KEPT_VALUES = 200;
