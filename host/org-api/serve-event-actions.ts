import { json, type HttpResponse } from "../http";
import catalogue from "./event-actions.json";
import type { OrganizationKnobs } from "./knobs";

/** `GET …/event-actions`, as it was in 2021 or as newer clients expect it. */
export const serveEventActions = (form: OrganizationKnobs["eventActions"]): HttpResponse => {
  switch (form) {
    case "old": {
      // Upper case, no names, and a dozen rows twice: so it was answered in 2021.
      const rows = [...catalogue, ...catalogue.slice(0, 12)];
      return json(200, {
        data: rows.map(({ id }) => ({
          id: id.toUpperCase(),
          type: "eventActions",
          attributes: { groupDisplayName: "", displayName: "" },
        })),
      });
    }
    case "new":
      return json(200, {
        data: catalogue.map(({ id, group }) => ({
          id,
          type: "eventActions",
          attributes: {
            displayName: toTitle(id),
            groupDisplayName: group,
            groupDisplayNames: [group],
          },
          links: null,
        })),
      });
  }
};

const toTitle = (id: string): string => {
  const words = id.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};
