import { z } from "zod";

/** The id of a destination. */
export const destinationId = z.string().min(1).max(100);
