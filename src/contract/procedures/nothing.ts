import { z } from "zod";

/** Where nothing goes in, or nothing comes out. */
export const nothing = z.strictObject({});
