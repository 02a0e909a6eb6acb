/** Thrown inside the translator for a statement that this engine does not run; becomes a failed outcome at its edge. */
export class Refused extends Error {
  readonly errno: number | undefined;
  constructor(message: string, errno?: number) {
    super(message);
    this.errno = errno;
  }
}
