import { getAppContext } from "@forge/api";
import type { Installation } from "#ports";

const MIB = 2 ** 20;

/** What this installation is. Forge SQL's limits: https://developer.atlassian.com/platform/forge/limits-sql/ */
export function createInstallation(): Installation {
  const environment: Installation["environment"] = () => {
    const type = getAppContext().environmentType.toLowerCase();
    return type === "production" || type === "staging" ? type : "development";
  };
  return {
    environment,
    version: () => getAppContext().appVersion,
    sqlLimitBytes: () => {
      switch (environment()) {
        case "production":
          return 1_024 * MIB;
        case "staging":
          return 256 * MIB;
        case "development":
          return 128 * MIB;
      }
    },
  };
}
