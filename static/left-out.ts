import type { Plugin } from "vite";

const prefix = "\0left-out:";

/**
 * Parts of the design system that have no place in this page, each with what stands in for it:
 * a client of Atlassian's experiment service, which would be a fifth of the page and warns that nobody started it,
 * and the loading of themes, which appends `<style>` elements that the content security policy blocks.
 */
const standIns: Record<string, string> = {
  "@atlaskit/feature-gate-js-client/feature-gates":
    "export default { checkGate: () => false, getExperimentValue: (name, parameter, otherwise) => otherwise };",
  "@atlaskit/tokens/set-global-theme":
    "const setGlobalTheme = async () => () => {}; export { setGlobalTheme, setGlobalTheme as default };",
  "@atlaskit/tokens/artifacts/theme-import-map": "export const themeImportMap = {};",
};

/** Keeps those parts out of the built page. */
export function leftOut(): Plugin {
  return {
    name: "left-out",
    enforce: "pre",
    resolveId: (id) => (Object.hasOwn(standIns, id) ? `${prefix}${id}` : undefined),
    load: (id) => (id.startsWith(prefix) ? standIns[id.slice(prefix.length)] : undefined),
  };
}
