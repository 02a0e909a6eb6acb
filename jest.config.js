/** Unit tests stand beside the code; whole-app tests stand in test/ and run with --selectProjects app. */
const transform = {
  "^.+\\.(t|j)sx?$": [
    "@swc/jest",
    {
      jsc: {
        target: "es2022",
        parser: { syntax: "typescript", tsx: true },
        transform: { react: { runtime: "automatic" } },
      },
      module: { type: "commonjs" },
    },
  ],
};
const shared = { testEnvironment: "node", transform, injectGlobals: false };

export default {
  testSequencer: "<rootDir>/test/longest-first.js",
  projects: [
    {
      ...shared,
      displayName: "unit",
      roots: ["<rootDir>/src", "<rootDir>/host", "<rootDir>/cli", "<rootDir>/static/src"],
      testMatch: ["**/*.test.ts", "**/*.test.tsx"],
    },
    {
      ...shared,
      displayName: "app",
      roots: ["<rootDir>/test"],
      testMatch: ["**/*.test.ts"],
      globalSetup: "<rootDir>/test/bundle-once.ts",
    },
  ],
};
