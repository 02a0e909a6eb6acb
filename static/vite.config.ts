import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { atlaskitIcons } from "./atlaskit-icons.ts";
import { designTokens } from "./design-tokens.ts";
import { leftOut } from "./left-out.ts";

/** The page as Forge serves it: relative addresses, and one style sheet, because the order of its rules counts. */
export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  plugins: [leftOut(), atlaskitIcons(), designTokens(), react()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // In one file with its setting, which has to be made before the first schema is.
            { name: "contract", test: /[\\/](zod|without-eval|src[\\/]contract)\b/ },
            { name: "react", test: /[\\/]node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
          ],
        },
      },
    },
  },
});
