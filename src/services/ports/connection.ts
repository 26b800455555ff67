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
  /** The proxy that the environment sets for the service; `isSupported` if this program supports its protocol. */
  readonly proxy: { readonly host: string; readonly isSupported: boolean } | undefined;
  /** Resolves the host name of the service, or of the proxy if there is one. Throws `network` and `cancelled`. */
  lookUp(signal: AbortSignal): Promise<void>;
  /** Sends a request and returns details of the answer. Throws the errors `network` and `cancelled`. */
  reach(signal: AbortSignal): Promise<Reached>;
}
