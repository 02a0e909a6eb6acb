// Plays the bridge that Forge puts into the page: answers come from serve.ts, the address bar is the history.
const place = () => {
  const at = new URLSearchParams(location.search).get("at") ?? "/";
  const { pathname, search } = new URL(at, "http://page");
  return { pathname, search, hash: "", key: "", state: undefined };
};

(() => {
  const asked = new URLSearchParams(location.search);
  const listeners = new Set();
  const history4 = {
    action: "POP",
    length: 1,
    location: place(),
    listen: (l) => (listeners.add(l), () => listeners.delete(l)),
  };
  const go = (how, action) => (to) => {
    const address = new URL(location.href);
    address.searchParams.set("at", typeof to === "string" ? to : to.pathname + (to.search ?? ""));
    window.history[how](null, "", address);
    history4.location = place();
    history4.action = action;
    for (const listener of listeners) listener(history4.location, action);
  };
  addEventListener("popstate", () => {
    history4.location = place();
    for (const listener of listeners) listener(history4.location, "POP");
  });
  const answers = {
    invoke: async ({ functionKey, payload }) => {
      const answer = await fetch(`/invoke/${functionKey}${location.search}`, {
        method: "POST",
        body: JSON.stringify(payload),
      });
      if (!answer.ok) throw new Error(await answer.text());
      return answer.json();
    },
    createHistory: () => ({
      ...history4,
      push: go("pushState", "PUSH"),
      replace: go("replaceState", "REPLACE"),
      go: (n) => window.history.go(n),
      goBack: () => window.history.back(),
    }),
    enableTheming: () => {
      document.documentElement.setAttribute("data-theme", "dark:dark light:light spacing:spacing");
      document.documentElement.setAttribute("data-color-mode", asked.get("mode") ?? "light");
    },
    getContext: () => ({
      moduleKey: asked.get("module"),
      timezone: "Europe/Berlin",
      locale: "en_US",
    }),
    changeWindowTitle: (title) => {
      document.title = title;
    },
    __permission__egressGet: () => ({
      results: [
        {
          key: "destinations-splunk-hec",
          description: "",
          configured: [
            {
              domain: "https://http-inputs-example.splunkcloud.com:8088",
              type: ["FETCH_BACKEND_SIDE"],
            },
          ],
        },
      ],
    }),
    __permission__egressSet: (groups) => ({ results: groups.egresses }),
    showFlag: (flag) => console.info("flag", JSON.stringify(flag)),
    navigate: (to) => console.info("navigate", JSON.stringify(to)),
  };
  Object.assign(globalThis, {
    __bridge: { callBridge: async (name, data) => answers[name]?.(data) },
  });
})();
