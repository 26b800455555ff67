/** Endpoints of the emulator. */
export const endpoints = {
  models: { method: 'GET', path: '/v1/models', generates: false },
  model: { method: 'GET', path: '/v1/models/', generates: false },
  chat: { method: 'POST', path: '/v1/chat/completions', generates: true },
  fim: { method: 'POST', path: '/v1/fim/completions', generates: true },
  embeddings: { method: 'POST', path: '/v1/embeddings', generates: true },
  moderations: { method: 'POST', path: '/v1/moderations', generates: true },
  ocr: { method: 'POST', path: '/v1/ocr', generates: true },
  transcriptions: { method: 'POST', path: '/v1/audio/transcriptions', generates: true },
  identity: { method: 'GET', path: '/v1/users/me', generates: false },
} as const;

export type Endpoint = keyof typeof endpoints;

/** One complete request, without its key. */
export interface Call {
  readonly endpoint: Endpoint;
  /** Without the query. */
  readonly path: string;
  /** Parsed JSON; undefined if there is no body or it is not JSON. */
  readonly body: unknown;
  /** True if the key has the accepted form. */
  readonly keyed: boolean;
  /**
   * The number of this request, from 1: among all requests, among those of its endpoint, and among those that generate.
   */
  readonly nth: { readonly all: number; readonly endpoint: number; readonly generating: number };
}

/** Returns a function that counts a call and returns its numbers, from 1. */
export function callCounter(): (endpoint: Endpoint) => Call['nth'] {
  const seen = new Map<Endpoint, number>();
  let all = 0;
  let generating = 0;
  return (endpoint) => {
    all += 1;
    if (endpoints[endpoint].generates) generating += 1;
    const ofEndpoint = (seen.get(endpoint) ?? 0) + 1;
    seen.set(endpoint, ofEndpoint);
    return { all, endpoint: ofEndpoint, generating };
  };
}

/** Returns the endpoint of a path, for any method. */
export function endpointOf(path: string): Endpoint | undefined {
  if (path.startsWith(endpoints.model.path) && path !== endpoints.model.path) return 'model';
  for (const [name, { path: served }] of Object.entries(endpoints)) {
    if (path === served && name !== 'model') return name as Endpoint;
  }
  return undefined;
}
