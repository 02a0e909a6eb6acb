import Button from "@atlaskit/button/new";
import { useRef } from "react";
import { useAsk } from "../ask/use-ask";
import { DigestSection } from "../digest/digest-section";
import { Waiting } from "../parts/waiting";
import { useRoute } from "../route/use-route";
import { useSession } from "../shell/session-context";
import { DeliveryLog } from "./delivery-log";
import { DestinationCard } from "./destination-card";
import { DestinationDrawer } from "./destination-drawer";
import { KindChooser } from "./kind-chooser";
import { useAllowedOrigins } from "./use-allowed-origins";
import "./destinations.css";

/** Where alerts and the weekly digest go, whether they get there, and every message that was sent. */
export function DestinationsPage() {
  const { query, go } = useRoute();
  const { role } = useSession();
  const list = useAsk("destinations/list", {}, { every: 15_000 });
  const allowed = useAllowedOrigins();
  const logHeading = useRef<HTMLHeadingElement>(null);
  const manages = role === "manager";
  const open = (part: Record<string, string>) => go("/destinations", new URLSearchParams(part));
  const close = () => go("/destinations", undefined, { replace: true });
  const [editId, addKind] = [query.get("edit"), query.get("add")];
  const edited = list.data?.destinations.find(({ id }) => id === editId);
  const kind = edited?.kind ?? addKind;
  const form = list.data?.forms.find((one) => one.kind === kind) ?? null;
  const isOpen = manages && (edited !== undefined || (addKind !== null && form !== null));

  return (
    <div className="destinations">
      {manages && list.data && (
        <div className="destinations-add">
          <Button onClick={() => open({ add: "any" })}>Add destination</Button>
        </div>
      )}
      <Waiting asked={list} lines={8} />
      {list.data && (
        <>
          <div className="destination-cards">
            {list.data.destinations.map((destination) => (
              <DestinationCard
                key={destination.id}
                destination={destination}
                allowed={allowed}
                onEdit={() => open({ edit: destination.id })}
                onLog={(state) => {
                  open({ destination: destination.id, ...(state !== null && { state }) });
                  logHeading.current?.focus();
                }}
              />
            ))}
          </div>
          <DigestSection destinations={list.data.destinations} />
          <DeliveryLog destinations={list.data.destinations} heading={logHeading} />
        </>
      )}
      {list.data && manages && addKind === "any" && (
        <KindChooser
          forms={list.data.forms}
          onChoose={(chosen) => open({ add: chosen })}
          onClose={close}
        />
      )}
      {list.data && isOpen && (
        <DestinationDrawer
          key={editId ?? addKind}
          destination={edited ?? null}
          form={form}
          lists={list.data.lists}
          allowed={allowed}
          onClose={close}
        />
      )}
    </div>
  );
}
