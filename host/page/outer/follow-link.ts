import { confirm } from "./confirm";
import type { OuterPage } from "./outer-page";

/**
 * Goes where the app asks to. Addresses of the site open in the outer page; others leave it after a question, as
 * production asks for every address that the manifest does not declare under `external.navigation`.
 */
export async function followLink(
  page: OuterPage,
  address: string,
  how: "same-tab" | "new-tab",
): Promise<void> {
  const url = new URL(address, location.origin);
  if (url.origin === location.origin || url.origin === new URL(page.start.siteUrl).origin) {
    const inside = `${url.pathname}${url.search}${url.hash}`;
    if (how === "new-tab") window.open(inside, "_blank", "noopener");
    else page.router.open(inside);
    return;
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new Error(`A page is not opened by ${url.protocol} addresses.`);
  }
  const declared = page.start.navigation.some((entry) => covers(entry, url));
  const leave =
    declared ||
    (await confirm({
      title: "Leave this site?",
      lines: ["The app wants to open an address outside of this site:", url.href],
      yes: "Open it",
      no: "Stay here",
    }));
  if (!leave) throw new Error("The person did not want to leave the site.");
  if (how === "new-tab") window.open(url.href, "_blank", "noopener");
  else location.assign(url.href);
}

/** `https://docs.example.com`, `docs.example.com` and `*.example.com`, as manifests write them. */
function covers(entry: string, url: URL): boolean {
  const host = entry.replace(/^https?:\/\//, "").split("/")[0] ?? "";
  return host.startsWith("*.") ? url.host.endsWith(host.slice(1)) : url.host === host;
}
