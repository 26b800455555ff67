import { exportMessages } from '../messages.ts';
import type { ExportPlan } from '../plan.ts';
import { jsonOf, schemas } from './openapi-schemas.ts';
import { type ApiRequest, type ApiRequestId, apiRequests } from './requests.ts';

/** Names of the schemas of each request and its answer. */
const bodies: Readonly<
  Record<Exclude<ApiRequestId, 'stream'>, { readonly request?: string; readonly answer: string }>
> = {
  models: { answer: 'Models' },
  chat: { request: 'ChatRequest', answer: 'Completion' },
  embeddings: { request: 'EmbeddingsRequest', answer: 'Embeddings' },
  fim: { request: 'FimRequest', answer: 'Completion' },
  moderations: { request: 'ModerationRequest', answer: 'Moderation' },
};

/**
 * Returns an OpenAPI 3.1 document. A path can have only one operation per method, so the streamed chat is the second
 * example of the chat.
 */
export function openapiDocument(plan: ExportPlan): string {
  const text = exportMessages[plan.lang];
  const requests = apiRequests(plan);
  const paths = requests.flatMap((request) =>
    request.id === 'stream' ? [] : [[request.path, pathOf(request, requests, plan)] as const],
  );
  const document = {
    openapi: '3.1.0',
    info: {
      title: 'Mistral AI',
      version: '1.0.0',
      description: text.collection,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: plan.baseUrl }],
    security: [{ MISTRAL_API_KEY: [] }],
    paths: Object.fromEntries(paths),
    components: {
      securitySchemes: {
        MISTRAL_API_KEY: { type: 'http', scheme: 'bearer', description: text.key },
      },
      schemas,
    },
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function pathOf(
  { id, method, path, body }: ApiRequest,
  requests: readonly ApiRequest[],
  { lang }: ExportPlan,
) {
  const text = exportMessages[lang];
  const { request, answer } = bodies[id as keyof typeof bodies];
  const isChat = id === 'chat';
  const samePath = requests.filter((other) => other.path === path);
  const operation = {
    operationId: id,
    summary: text.summaries[id],
    ...(request !== undefined &&
      body !== undefined && {
        requestBody: {
          required: true,
          content: jsonOf(request, { examples: examplesOf(samePath) }),
        },
      }),
    responses: {
      200: {
        description: text.fine,
        content: {
          ...jsonOf(answer),
          ...(isChat && { 'text/event-stream': { schema: { type: 'string' } } }),
        },
      },
      '4XX': { description: text.refused, content: jsonOf('Refusal') },
    },
  };
  return { [method.toLowerCase()]: operation };
}

function examplesOf(requests: readonly ApiRequest[]) {
  return Object.fromEntries(
    requests.map(({ id, name, body }) => [
      id,
      { summary: name, value: JSON.parse(body ?? 'null') as unknown },
    ]),
  );
}
