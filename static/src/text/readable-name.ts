/** What people read for an identifier such as `user_granted_role` or `guard_detect`: "User granted role". */
export function readableName(identifier: string): string {
  const words = identifier.replaceAll(/[_-]+/g, " ").trim();
  return words === "" ? "" : words.charAt(0).toUpperCase() + words.slice(1);
}
