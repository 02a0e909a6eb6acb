import { QueryClient } from "@tanstack/react-query";
import { NotAnswered } from "./not-answered";

/** Remembers answers for as long as the page is open; asks again only where the question may have got lost. */
export function askClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        refetchOnWindowFocus: false,
        retry: (count, error) => count < 2 && worthAsking(error),
      },
    },
  });
}

function worthAsking(error: Error): boolean {
  if (!(error instanceof NotAnswered)) return false;
  const { failure } = error;
  return (
    failure.kind === "network" ||
    (failure.kind === "refused" && failure.failure.code === "unavailable")
  );
}
