import type { AppModule } from "./app-module";
import type { PageManifest } from "./page-manifest";
import type { PageUser } from "./page-user";

/** What the outer page knows about one frame of the app. Browser-made, like everything in it in production. */
export interface FrameSituation {
  /** Address of the outer page. */
  readonly location: string;
  readonly colorMode: "light" | "dark";
  /** Given to `new Modal({context})` by the opener; undefined in a page. */
  readonly modal: unknown;
}

/** The installation that the local host pretends to be. */
export interface Installation {
  readonly cloudId: string;
  readonly siteUrl: string;
  readonly environmentId: string;
  readonly environmentType: "DEVELOPMENT" | "STAGING" | "PRODUCTION";
  /** As `view.getContext()` gives it; undefined for an app that is not sold. */
  readonly license?: Readonly<Record<string, unknown>>;
}

/** The FullContext of `@forge/bridge`: what `view.getContext()` answers, and what a resolver gets beside the account. */
export function invocationContext(
  installation: Installation,
  permissions: PageManifest["permissions"],
  module: AppModule,
  user: PageUser,
  frame: FrameSituation,
): Readonly<Record<string, unknown>> {
  return {
    ...(user.accountId === undefined ? {} : { accountId: user.accountId }),
    ...(installation.license === undefined ? {} : { license: installation.license }),
    cloudId: installation.cloudId,
    siteUrl: installation.siteUrl,
    environmentId: installation.environmentId,
    environmentType: installation.environmentType,
    moduleKey: module.key,
    localId: `ari:cloud:ecosystem::extension/${installation.environmentId}/static/${module.key}`,
    locale: user.locale ?? "en-US",
    timezone: user.timezone ?? "UTC",
    theme: { colorMode: frame.colorMode, light: "light", dark: "dark", spacing: "spacing" },
    surfaceColor: null,
    permissions: { scopes: permissions.scopes ?? [], external: permissions.external ?? {} },
    extension: {
      type: module.type,
      location: frame.location,
      ...(frame.modal === undefined ? {} : { modal: frame.modal }),
    },
  };
}
