/** What `forge variables` would say of logging, from the environment: `DEBUG` and `LOG_LEVEL`. */
export const logVariables = (
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ["DEBUG", "LOG_LEVEL"].flatMap((name) => {
      const value = env[name] ?? "";
      return value === "" ? [] : [[name, value] as const];
    }),
  );
