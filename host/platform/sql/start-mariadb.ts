import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { createConnection } from "mysql2/promise";

export interface Mariadb {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

const READY_TRIES = 200;

/** Starts a throw-away MariaDB on a unix socket in a temporary folder; undefined when none is installed. */
export const startMariadb = async (): Promise<Mariadb | undefined> => {
  const run = promisify(execFile);
  const folder = await mkdtemp(join(tmpdir(), "forge-mariadb-"));
  const user = userInfo().username;
  try {
    await run("mariadb-install-db", [
      "--no-defaults",
      `--datadir=${folder}/data`,
      "--auth-root-authentication-method=normal",
      "--skip-test-db",
      `--user=${user}`,
    ]);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
  const socketPath = `${folder}/socket`;
  const server = spawn(
    "mariadbd",
    [
      "--no-defaults",
      `--user=${user}`,
      `--datadir=${folder}/data`,
      `--socket=${socketPath}`,
      `--pid-file=${folder}/pid`,
      "--skip-networking",
      "--skip-grant-tables",
      "--innodb-flush-log-at-trx-commit=0",
      "--innodb-buffer-pool-size=64M",
    ],
    { stdio: "ignore" },
  );
  const stop = async (): Promise<void> => {
    if (server.exitCode === null) {
      server.kill("SIGKILL");
      await once(server, "exit");
    }
    await rm(folder, { recursive: true, force: true });
  };
  for (let attempt = 0; attempt < READY_TRIES; attempt += 1) {
    try {
      const connection = await createConnection({ socketPath, user: "root" });
      await connection.end();
      return {
        url: `mysql://root@localhost/forge?socketPath=${encodeURIComponent(socketPath)}`,
        stop,
      };
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  await stop();
  throw new Error("MariaDB did not start within ten seconds");
};
