import { useContext } from "react";
import { RouteContext, type Route } from "./route";

/** Where we are in the page, and how to go elsewhere. */
export function useRoute(): Route {
  const route = useContext(RouteContext);
  if (!route) throw new Error("useRoute is called outside of RouteProvider");
  return route;
}
