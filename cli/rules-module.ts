/**
 * The module that carries the rule files into the bundle and the page: Forge's bundler cannot import YAML. The
 * files stay the source; a test keeps the module current.
 */
export const rulesModule = (
  files: ReadonlyArray<{ readonly file: string; readonly text: string }>,
): string => {
  const entries = files.map(({ file, text }) => {
    const split = text.indexOf(EXAMPLES) + 1;
    const end = split === 0 ? text.length : split;
    const fields = [
      `file: ${literal(file)}`,
      `text: ${literal(text.slice(0, end))}`,
      `examples:\n      ${literal(text.slice(end))}`,
    ];
    return `  {\n${fields.map((field) => `    ${field},\n`).join("")}  },\n`;
  });
  return `${HEAD}${entries.join("")}];\n`;
};

/** Where the examples of a rule file begin; they are the end of it. */
const EXAMPLES = "\n  examples:\n";

/** Without a quote inside, so that the formatter never prefers the other kind. */
const literal = (text: string): string => JSON.stringify(text).replaceAll('\\"', "\\u0022");

const HEAD = `// Generated from the .yml files of this folder by "npm run build:rules"; do not edit.

interface PrebuiltRule {
  readonly file: string;
  readonly text: string;
  readonly examples: string;
}

/**
 * The rules that come with the app. The text is a whole document without its examples, which are nine tenths of a
 * file and would cost a cold start ten times the parsing; text and examples together are the file.
 */
export const prebuiltRules: ReadonlyArray<PrebuiltRule> = [
`;
