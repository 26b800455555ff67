import type { MistralCore } from '@mistralai/mistralai/core.js';
import { lazyCalls } from '../../lazy.ts';

/** The functions of the SDK that are used. Each is loaded at its first call, with the schemas of its fields. */
const functions = {
  ...lazyCalls(() => import('@mistralai/mistralai/funcs/modelsList.js'), 'modelsList'),
  ...lazyCalls(() => import('@mistralai/mistralai/funcs/chatComplete.js'), 'chatComplete'),
  ...lazyCalls(() => import('@mistralai/mistralai/funcs/chatStream.js'), 'chatStream'),
  ...lazyCalls(() => import('@mistralai/mistralai/funcs/embeddingsCreate.js'), 'embeddingsCreate'),
  ...lazyCalls(() => import('@mistralai/mistralai/funcs/fimComplete.js'), 'fimComplete'),
  ...lazyCalls(
    () => import('@mistralai/mistralai/funcs/classifiersModerate.js'),
    'classifiersModerate',
  ),
  ...lazyCalls(() => import('@mistralai/mistralai/funcs/ocrProcess.js'), 'ocrProcess'),
  ...lazyCalls(
    () => import('@mistralai/mistralai/funcs/audioTranscriptionsComplete.js'),
    'audioTranscriptionsComplete',
  ),
};

export type Sdk = typeof functions & {
  /**
   * Creates a client that sends every request through `options`. The client has no key, does not retry, and prints
   * nothing.
   */
  client(baseUrl: string, options: SdkOptions): MistralCore;
};

export interface SdkOptions {
  /** Adds the key to a request of the SDK and sends the request. */
  readonly send: (request: Request) => Promise<Response>;
  /** Receives each answer before the SDK reads it; may throw to prevent that. */
  readonly onResponse: (response: Response) => void;
}

let loaded: Promise<Sdk> | undefined;

/** Loads the SDK at the first call, because loading takes longer than the rest of the start. */
export function loadSdk(): Promise<Sdk> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Sdk> {
  const [{ MistralCore }, { HTTPClient }, { SDKHooks }, { env }] = await Promise.all([
    import('@mistralai/mistralai/core.js'),
    import('@mistralai/mistralai/lib/http.js'),
    import('@mistralai/mistralai/hooks/hooks.js'),
    import('@mistralai/mistralai/lib/env.js'),
  ]);
  // The SDK caches the environment. With MISTRAL_DEBUG set, it prints every header, and it would send MISTRAL_API_KEY
  // on its own, so both are removed from its cache.
  Object.assign(env(), { MISTRAL_DEBUG: undefined, MISTRAL_API_KEY: undefined });
  return {
    ...functions,
    client(baseUrl, { send, onResponse }) {
      const httpClient = new HTTPClient({ fetcher: (input) => send(input as Request) });
      httpClient.addHook('response', onResponse);
      const settings = {
        serverURL: baseUrl,
        // The fetcher replaces this value. Without one, the SDK would look for a key.
        apiKey: 'unused',
        userAgent: 'mistral-onboard',
        retryConfig: { strategy: 'none' as const },
        debugLogger: mute,
        // The SDK's own hooks print warnings about retired models, and report calls to a tracer if one is installed.
        hooks: withoutHooks(new SDKHooks()),
        httpClient,
      };
      return new MistralCore(settings);
    },
  };
}

function withoutHooks<T extends object>(hooks: T): T {
  for (const list of Object.values(hooks)) if (Array.isArray(list)) list.length = 0;
  return hooks;
}

/**
 * Throws for every log line, which the SDK catches. With a logger that accepts them, the SDK would read each body
 * twice.
 */
const mute = {
  group() {
    throw new Error('nothing is logged');
  },
  groupEnd() {},
  log() {},
};
