import { createRequire } from "node:module";
import type * as Flags from "@atlaskit/platform-feature-flags/setBooleanFeatureFlagResolver";
import type * as Tokens from "@atlaskit/tokens/get-theme-styles";
import type { Plugin } from "vite";

// Through require: both packages are CommonJS with a folder for each export, which Node's `import` refuses.
const require = createRequire(import.meta.url);
const tokens: typeof Tokens = require("@atlaskit/tokens/get-theme-styles");
const flags: typeof Flags = require("@atlaskit/platform-feature-flags/setBooleanFeatureFlagResolver");

const name = "virtual:design-tokens.css";

/**
 * The design tokens of both color modes as one style sheet, for `import "virtual:design-tokens.css"`.
 * The package has them as text only and appends them as `<style>`, which the page's content security policy blocks.
 */
export function designTokens(): Plugin {
  return {
    name: "design-tokens",
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    async load(id) {
      if (id !== `\0${name}`) return undefined;
      flags.setBooleanFeatureFlagResolver(() => false);
      const styles = await tokens.getThemeStyles({
        colorMode: "auto",
        light: "light",
        dark: "dark",
        shape: "shape",
        spacing: "spacing",
        typography: "typography",
        motion: "motion",
      });
      if (styles.length < 6) this.error("@atlaskit/tokens gave too few themes");
      return styles.map((style) => style.css).join("\n");
    },
  };
}
