/** What is wrong with a message that leaves the app, whatever text stands in it. */
export function problemsOf(message: string, mostCharacters: number): ReadonlyArray<string> {
  const problems: Array<string> = [];
  if (message.length > mostCharacters) problems.push(`${message.length} characters`);
  if (!message.isWellFormed() || /\\ud[89a-f]/i.test(message)) problems.push("lone surrogate");
  // oxlint-disable-next-line no-control-regex -- finding control characters is the purpose
  if (/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E]|\\u00[01]/.test(message)) {
    problems.push("control character");
  }
  return problems;
}
