/** What is counted, and more than one of it. */
export interface Noun {
  one: string;
  many: string;
}
