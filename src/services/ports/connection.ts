/** An answer to a request without a key. */
export interface Reached {
  readonly status: number;
  /** The service's clock and this machine's at about the same moment, milliseconds since 1970. */
  readonly clocks: { readonly theirs: number; readonly ours: number } | undefined;
}

/** The network connection to the service. Contacts only the origin of the base URL, and sends no key. */
export interface ConnectionPort {
  /** The base URL: scheme, host and port. */
  readonly origin: string;
  /** The proxy that the environment sets for the service; `isSpoken` if this program supports its protocol. */
  readonly proxy: { readonly host: string; readonly isSpoken: boolean } | undefined;
  /** Asks this machine for the address of the first host on the way. Throws the errors `network` and `cancelled`. */
  lookUp(signal: AbortSignal): Promise<void>;
  /** Has the service answer. Throws the errors `network` and `cancelled`. */
  reach(signal: AbortSignal): Promise<Reached>;
}
