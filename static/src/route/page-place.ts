/** Where in the page somebody is: `/events` and its query without the question mark. */
export interface PagePlace {
  path: string;
  query: string;
}
