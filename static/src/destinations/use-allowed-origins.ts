import { permissions } from "@forge/bridge";
import { EgressType } from "@forge/egress";
import { useQuery } from "@tanstack/react-query";

export interface AllowedOrigins {
  /** Whether the app may send there; null while that is not known. */
  isAllowed(origin: string): boolean | null;
  /** Asks the administrator in a dialog of the product. Rejects where it was not allowed. */
  ask(origin: string, kind: string, kindTitle: string): Promise<void>;
}

/** The servers that administrators have allowed the app to send to, beside those that it came with. */
export function useAllowedOrigins(): AllowedOrigins {
  const egress = useQuery({
    queryKey: ["egress"],
    queryFn: async () => (await permissions.egress.get({})).results,
    retry: false,
  });
  const groups = egress.data;
  return {
    isAllowed: (origin) =>
      groups === undefined
        ? null
        : groups.some(({ configured }) => configured.some((one) => isSame(one.domain, origin))),
    ask: async (origin, kind, kindTitle) => {
      // A group of its own for each kind: one has room for ten servers, and setting a group replaces it.
      const key = `destinations-${kind}`;
      const domains = groups?.find((group) => group.key === key)?.configured ?? [];
      const known = domains.map(({ domain }) => domain).filter((one) => !isSame(one, origin));
      await permissions.egress.set({
        egresses: [
          {
            key,
            description: `${kindTitle}: where Audit Stream sends alerts`,
            configured: [...known, origin].map((domain) => ({
              domain,
              type: [EgressType.FetchBackendSide],
            })),
          },
        ],
      });
      await egress.refetch();
    },
  };
}

/** The platform may keep the address with or without its scheme. */
const isSame = (one: string, other: string): boolean => bare(one) === bare(other);
const bare = (domain: string): string => domain.replace(/^https:\/\//, "").replace(/\/$/, "");
