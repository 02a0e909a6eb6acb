/**
 * The module that carries the rule files into the bundle and the page: Forge's bundler cannot import YAML. The
 * files stay the source; a test keeps the module current.
 */
export const rulesModule = (
  files: ReadonlyArray<{ readonly file: string; readonly text: string }>,
): string => {
  const entries = files.map(
    ({ file, text }) => `  {\n    file: ${literal(file)},\n    text: ${literal(text)},\n  },\n`,
  );
  return `${HEAD}${entries.join("")}];\n`;
};

/** Without a quote inside, so that the formatter never prefers the other kind. */
const literal = (text: string): string => JSON.stringify(text).replaceAll('\\"', "\\u0022");

const HEAD = `// Generated from the .yml files of this folder by "npm run build:rules"; do not edit.

/** The rules that come with the app, as the texts of their files. */
export const prebuiltRules: ReadonlyArray<{ readonly file: string; readonly text: string }> = [
`;
