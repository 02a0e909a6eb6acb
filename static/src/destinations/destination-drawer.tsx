import type { ComponentProps } from "react";
import type { DestinationForm, DestinationSummary, ProcedureOutput } from "#contract";
import { useAsk } from "../ask/use-ask";
import { Drawer } from "../parts/drawer";
import { Failed } from "../parts/failed";
import { Skeleton } from "../parts/skeleton";
import { useBase } from "../parts/use-base";
import { describeDestination } from "./describe-destination";
import { EditForm } from "./edit-form";
import { RemoveButton } from "./remove-button";
import type { AllowedOrigins } from "./use-allowed-origins";

interface DestinationDrawerProps {
  /** Null: a new one. */
  destination: DestinationSummary | null;
  /** What the kind asks for; null for Jira, whose issues have a form of their own. */
  form: DestinationForm | null;
  lists: readonly string[];
  allowed: AllowedOrigins;
  onClose(): void;
}

/** Adds or changes a destination. */
export function DestinationDrawer(props: DestinationDrawerProps) {
  const { destination, form, lists, allowed, onClose } = props;
  const id = destination?.id ?? "";
  const stored = useAsk("destinations/get", { id }, { enabled: destination !== null });
  const fresh = {
    kind: form?.kind ?? "",
    name: form?.title ?? "",
    settings: {},
    routing: { ruleIds: [], products: [], actorGroups: [] },
    secretsSet: [],
    stream: { enabled: false, hasBegun: false },
    version: 0,
  };
  const start = destination === null ? fresh : stored.data;
  return (
    <Drawer
      title={destination === null ? `Add ${form?.title ?? ""}` : `Edit ${destination.name}`}
      onClose={onClose}
    >
      {destination !== null && stored.isPending && <Skeleton lines={8} />}
      {stored.isError && (
        <Failed
          error={stored.error}
          onRetry={() => void stored.refetch()}
          isRetrying={stored.isFetching}
        />
      )}
      {start && (
        <KeptForm
          id={destination?.id ?? null}
          current={start}
          form={form}
          lists={lists}
          allowed={allowed}
          onDone={onClose}
        />
      )}
      {destination !== null && destination.kind !== "jira-issue" && (
        <RemoveButton destination={destination} onDone={onClose} />
      )}
    </Drawer>
  );
}

/** What somebody types stays when others change the destination meanwhile. */
function KeptForm({
  current,
  form,
  ...props
}: Omit<ComponentProps<typeof EditForm>, "base"> & {
  current: ProcedureOutput<"destinations/get">;
}) {
  const base = useBase(current, (saved) => describeDestination(saved, form));
  return <EditForm key={base.saved.version} base={base} form={form} {...props} />;
}
