import { NotAnswered } from "./not-answered";

interface Advice {
  title: string;
  text: string;
}

/** What to tell about an error: what happened, what was kept and what to do. */
export function adviceFor(error: unknown): Advice {
  if (!(error instanceof NotAnswered)) {
    return {
      title: "Something on this page went wrong",
      text: "Nothing that the app has collected is affected. Try again, or reload the page.",
    };
  }
  const { failure } = error;
  switch (failure.kind) {
    case "refused":
      return { title: titles[failure.failure.code], text: failure.failure.message };
    case "network":
      return {
        title: "No connection to Jira",
        text: "Nothing was changed. Check your network, then try again.",
      };
    case "timeout":
      return {
        title: "The answer took too long",
        text: "The app may still be at work. Wait a moment, then look again before repeating a change.",
      };
    case "not-allowed":
      return {
        title: "Jira did not let the question through",
        text: "Nothing was changed. You may have been signed out: reload the page and sign in again.",
      };
    case "too-many":
      return {
        title: "Too many questions at once",
        text: "Nothing was changed. Jira limits how fast a page may ask; wait half a minute, then try again.",
      };
    case "unreadable":
      return {
        title: "The app answered in a form that this page does not know",
        text: "This happens right after an update of the app. Reload the page; collected events are not affected.",
      };
    case "broken":
      return {
        title: "The app could not answer",
        text: "Collected events are kept. Try again; if it stays like this, see the app's logs with `forge logs`.",
      };
  }
}

const titles = {
  "not-allowed": "You may not do this",
  "not-connected": "No organization is connected",
  "invalid-input": "Something in the form needs another look",
  conflict: "Somebody else changed this in the meantime",
  "not-found": "This is no longer there",
  "refused-upstream": "Atlassian refused",
  unavailable: "Not available at the moment",
  internal: "The app ran into an error",
} as const;
