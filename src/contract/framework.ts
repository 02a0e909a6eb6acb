import { z } from "zod";

/** The catalogues of controls that the app can report for. */
export const Framework = z.enum(["soc2", "iso27001", "pci", "nist80053"]);
export type Framework = z.infer<typeof Framework>;
