import type { Plugin } from "vite";

const prefix = "\0icon:";

/**
 * Makes `import AddIcon from "@atlaskit/icon/core/add"` give the icon. The icons exist as CommonJS only, and a package
 * of type "module" like ours gets the exports object as default, as Node does; the module between us has no such type.
 */
export function atlaskitIcons(): Plugin {
  return {
    name: "atlaskit-icons",
    enforce: "pre",
    resolveId: (id, importer) =>
      id.startsWith("@atlaskit/icon/core/") && importer?.includes("/static/src/")
        ? `${prefix}${id}`
        : undefined,
    load: (id) =>
      id.startsWith(prefix)
        ? `export { default } from ${JSON.stringify(id.slice(prefix.length))};`
        : undefined,
  };
}
