import { exportMessages } from '../messages.ts';
import type { ExportPlan } from '../plan.ts';
import { jsonOf, schemas } from './openapi-schemas.ts';
import { type ApiRequest, type ApiRequestId, apiRequests } from './requests.ts';

/** The schemas of each request and its answer. */
const bodies: Readonly<
  Record<Exclude<ApiRequestId, 'stream'>, { readonly sent?: string; readonly comes: string }>
> = {
  models: { comes: 'Models' },
  chat: { sent: 'ChatRequest', comes: 'Completion' },
  embeddings: { sent: 'EmbeddingsRequest', comes: 'Embeddings' },
  fim: { sent: 'FimRequest', comes: 'Completion' },
  moderations: { sent: 'ModerationRequest', comes: 'Moderation' },
};

/**
 * Returns an OpenAPI 3.1 document. A path has one operation per method, so the streamed chat is the second example of
 * the chat.
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
  const { sent, comes } = bodies[id as keyof typeof bodies];
  const isChat = id === 'chat';
  const alike = requests.filter((other) => other.path === path);
  const operation = {
    operationId: id,
    summary: text.summaries[id],
    ...(sent !== undefined &&
      body !== undefined && {
        requestBody: { required: true, content: jsonOf(sent, { examples: examplesOf(alike) }) },
      }),
    responses: {
      200: {
        description: text.fine,
        content: {
          ...jsonOf(comes),
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
