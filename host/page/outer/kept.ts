/** What this browser remembers of the switches. A browser that forbids storage forgets them with the page. */
export const kept = {
  read: (name: string): string | undefined => {
    try {
      return localStorage.getItem(`local-host.${name}`) ?? undefined;
    } catch {
      return undefined;
    }
  },
  write: (name: string, value: string): void => {
    try {
      localStorage.setItem(`local-host.${name}`, value);
    } catch {
      // Forgotten, then.
    }
  },
};
