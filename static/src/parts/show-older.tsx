import Button from "@atlaskit/button/new";

interface ShowOlderProps {
  list: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    fetchNextPage(): unknown;
  };
}

/** Goes on in a list that begins with the newest; nothing at its end. */
export function ShowOlder({ list }: ShowOlderProps) {
  if (!list.hasNextPage) return null;
  return (
    <Button isLoading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
      Show older
    </Button>
  );
}
