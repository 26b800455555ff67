import type { MistralCore } from '@mistralai/mistralai/core.js';

/** The parts of the SDK that are used. */
export interface Sdk {
  readonly modelsList: typeof import('@mistralai/mistralai/funcs/modelsList.js').modelsList;
  readonly chatStream: typeof import('@mistralai/mistralai/funcs/chatStream.js').chatStream;
  readonly embeddingsCreate: typeof import('@mistralai/mistralai/funcs/embeddingsCreate.js').embeddingsCreate;
  readonly fimComplete: typeof import('@mistralai/mistralai/funcs/fimComplete.js').fimComplete;
  readonly classifiersModerate: typeof import('@mistralai/mistralai/funcs/classifiersModerate.js').classifiersModerate;
  readonly ocrProcess: typeof import('@mistralai/mistralai/funcs/ocrProcess.js').ocrProcess;
  /** A client whose every request goes through `fetcher`. It knows no key, retries nothing and prints nothing. */
  client(baseUrl: string, fetcher: Fetcher): MistralCore;
}

/** Sends one request of the SDK's; adds the key. */
export type Fetcher = (request: Request) => Promise<Response>;

let loaded: Promise<Sdk> | undefined;

/** The SDK, loaded at the first call: it costs more than the rest of a start. */
export function loadSdk(): Promise<Sdk> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Sdk> {
  const [{ MistralCore }, { HTTPClient }, { SDKHooks }, { env }, ...funcs] = await Promise.all([
    import('@mistralai/mistralai/core.js'),
    import('@mistralai/mistralai/lib/http.js'),
    import('@mistralai/mistralai/hooks/hooks.js'),
    import('@mistralai/mistralai/lib/env.js'),
    import('@mistralai/mistralai/funcs/modelsList.js'),
    import('@mistralai/mistralai/funcs/chatStream.js'),
    import('@mistralai/mistralai/funcs/embeddingsCreate.js'),
    import('@mistralai/mistralai/funcs/fimComplete.js'),
    import('@mistralai/mistralai/funcs/classifiersModerate.js'),
    import('@mistralai/mistralai/funcs/ocrProcess.js'),
  ]);
  const [models, chat, embeddings, fim, classifiers, ocr] = funcs;
  // The SDK reads the environment once and keeps what it read. With MISTRAL_DEBUG set to anything it prints every
  // header, and it would send MISTRAL_API_KEY by itself: it is made to have read neither.
  Object.assign(env(), { MISTRAL_DEBUG: undefined, MISTRAL_API_KEY: undefined });
  return {
    modelsList: models.modelsList,
    chatStream: chat.chatStream,
    embeddingsCreate: embeddings.embeddingsCreate,
    fimComplete: fim.fimComplete,
    classifiersModerate: classifiers.classifiersModerate,
    ocrProcess: ocr.ocrProcess,
    client(baseUrl, fetcher) {
      const settings = {
        serverURL: baseUrl,
        // Never sent: the fetcher replaces it. Without one the SDK would look for a key of its own.
        apiKey: 'unused',
        userAgent: 'mistral-onboard',
        retryConfig: { strategy: 'none' as const },
        debugLogger: mute,
        // Its own hooks print to the console about retired models, and report calls where a tracer is about.
        hooks: withoutHooks(new SDKHooks()),
        httpClient: new HTTPClient({ fetcher: (input) => fetcher(input as Request) }),
      };
      return new MistralCore(settings);
    },
  };
}

function withoutHooks<T extends object>(hooks: T): T {
  for (const list of Object.values(hooks)) if (Array.isArray(list)) list.length = 0;
  return hooks;
}

/** Refuses at the first word, which the SDK allows for: a logger that listened would have every body read twice. */
const mute = {
  group() {
    throw new Error('nothing is logged');
  },
  groupEnd() {},
  log() {},
};
