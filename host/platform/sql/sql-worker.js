// Threads of Node 20 do not inherit the TypeScript loader: register it, then start the thread's own module.
import { register } from "tsx/esm/api";

register();
await import("./sql-thread.ts");
