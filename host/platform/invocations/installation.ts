export type EnvironmentType = "DEVELOPMENT" | "STAGING" | "PRODUCTION";

/** Where the app is installed: one Jira site, one environment. The ids are the host's own, fixed over restarts. */
export interface Installation {
  readonly cloudId: string;
  readonly contextAri: string;
  readonly installationId: string;
  readonly appId: string;
  readonly appVersion: string;
  readonly environmentId: string;
  readonly environmentType: EnvironmentType;
}

export const createInstallation = (
  appAri: string,
  environmentType: EnvironmentType,
): Installation => {
  const cloudId = "c10ad1d0-0000-4000-8000-000000000001";
  return {
    cloudId,
    contextAri: `ari:cloud:jira::site/${cloudId}`,
    installationId: "44444444-0000-4000-8000-000000000004",
    appId: appAri.split("/").at(-1) ?? appAri,
    appVersion: "1.0.0",
    environmentId: "33333333-0000-4000-8000-000000000003",
    environmentType,
  };
};
