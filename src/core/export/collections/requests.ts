import { provider } from '../../../i18n/provider.ts';
import type { ExportPlan } from '../plan.ts';
import { requestBody, streamedBody } from '../snippets/curl.ts';
import { jsonLiteral } from '../snippets/text-literal.ts';

export type ApiRequestId = 'models' | 'chat' | 'stream' | 'embeddings' | 'fim' | 'moderations';

/** One request of a collection. */
export interface ApiRequest {
  readonly id: ApiRequestId;
  /** Name, the same in both languages, as in Mistral's API reference. */
  readonly name: string;
  readonly method: 'GET' | 'POST';
  /** The part after the origin, with a leading slash. */
  readonly path: string;
  /** JSON that a person can read; undefined for GET. */
  readonly body: string | undefined;
}

/** Returns the requests that every collection contains. */
export function apiRequests({ chat, embeddings }: ExportPlan): readonly ApiRequest[] {
  return [
    { id: 'models', name: 'Models', method: 'GET', path: '/v1/models', body: undefined },
    post('chat', 'Chat', '/v1/chat/completions', requestBody(chat)),
    post('stream', 'Chat stream', '/v1/chat/completions', streamedBody(chat)),
    post('embeddings', 'Embeddings', '/v1/embeddings', requestBody(embeddings)),
    post('fim', 'Fill in the middle', '/v1/fim/completions', fimBody),
    post('moderations', 'Moderation', '/v1/moderations', moderationBody(embeddings.inputs)),
  ];
}

function post(id: ApiRequestId, name: string, path: string, body: string): ApiRequest {
  return { id, name, method: 'POST', path, body };
}

const [fimModel = ''] = provider.models.capabilities.fim;
const [moderationModel = ''] = provider.models.capabilities.moderation;

const fimBody = `{
  "model": "${fimModel}",
  "prompt": "def is_even(number):\\n    ",
  "suffix": "\\n\\nprint(is_even(4))",
  "max_tokens": 64
}`;

function moderationBody(inputs: readonly string[]): string {
  const listed = inputs.map((text) => `    ${jsonLiteral(text)}`).join(',\n');
  return `{\n  "model": "${moderationModel}",\n  "input": [\n${listed}\n  ]\n}`;
}
