/** For tests: lets a run go on until it has ended or hangs where it died. */
export async function untilDead(run: Promise<void>): Promise<boolean> {
  const ended = run.then(() => true);
  const hung = new Promise<boolean>((resolve) =>
    setImmediate(() => setImmediate(() => resolve(false))),
  );
  return Promise.race([ended, hung]);
}
