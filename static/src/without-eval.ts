import { z } from "zod";

// Before any schema is used: zod compiles checks with `new Function`, which the content security policy reports.
z.config({ jitless: true });
