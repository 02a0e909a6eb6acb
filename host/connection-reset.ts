/**
 * What a stand-in throws when the other side hangs up: no answer, and nobody knows whether the request took effect.
 * The code is the one that Node's sockets use, so the egress door can treat both alike.
 */
export class ConnectionReset extends Error {
  readonly code = "ECONNRESET";

  constructor(where: string) {
    super(`${where}: connection reset by peer`);
    this.name = "ConnectionReset";
  }
}
