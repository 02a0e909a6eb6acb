import { expect, test } from "@jest/globals";
import { createFeed } from "./feed";

const message = (channel: string) => ({ kind: "realtime", channel, payload: null }) as const;

test("gives what came after the number of the last look, in order", () => {
  const feed = createFeed();
  feed.push(message("a"));
  const first = feed.since(0);
  feed.push(message("b"));
  feed.push(message("c"));
  expect(first.news).toEqual([message("a")]);
  expect(feed.since(first.next).news).toEqual([message("b"), message("c")]);
  expect(feed.since(feed.since(0).next).news).toEqual([]);
});

test("a look from the far future starts from now", () => {
  const feed = createFeed();
  feed.push(message("a"));
  expect(feed.since(Number.MAX_SAFE_INTEGER)).toEqual({ next: 1, news: [] });
});

test("forgets the oldest of many", () => {
  const feed = createFeed(2);
  for (const channel of ["a", "b", "c"]) feed.push(message(channel));
  expect(feed.since(0).news).toEqual([message("b"), message("c")]);
});
