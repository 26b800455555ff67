import { defaultOrigin } from '../../../i18n/provider.ts';
import { type ChatCode, type CodeRequest, type EmbeddingsCode, topPFor } from './code-request.ts';
import { jsonLiteral, shellLiteral, shellWord } from './text-literal.ts';

/** The request as a cURL command for a POSIX shell: sh, bash, zsh. */
export function curlCode(request: CodeRequest): string {
  const isChat = request.kind === 'chat';
  const path = isChat ? 'chat/completions' : 'embeddings';
  return `curl -s${isChat ? 'N' : ''} ${shellWord(`${request.baseUrl ?? defaultOrigin}/v1/${path}`)} \\
  -H "Authorization: Bearer $MISTRAL_API_KEY" \\
  -H "Content-Type: application/json" \\
  -d ${shellLiteral(requestBody(request))}
`;
}

/** The body of the request as JSON that a person can read. */
export function requestBody(request: CodeRequest): string {
  return request.kind === 'chat' ? chat(request) : embeddings(request);
}

function chat({ model, messages, temperature, maxTokens, randomSeed }: ChatCode): string {
  const messageLines = messages.map(
    ({ role, content }) => `    {"role": "${role}", "content": ${jsonLiteral(content)}}`,
  );
  return document([
    ['model', jsonLiteral(model)],
    ['messages', listed(messageLines)],
    ['temperature', temperature],
    ['top_p', topPFor(temperature)],
    ['max_tokens', maxTokens],
    ['random_seed', randomSeed],
    ['stream', 'true'],
  ]);
}

function embeddings({ model, inputs, dimensions }: EmbeddingsCode): string {
  return document([
    ['model', jsonLiteral(model)],
    ['input', listed(inputs.map((text) => `    ${jsonLiteral(text)}`))],
    ['output_dimension', dimensions],
  ]);
}

function listed(items: readonly string[]): string {
  return `[\n${items.join(',\n')}\n  ]`;
}

function document(fields: readonly (readonly [string, string | number | undefined])[]): string {
  const lines = fields.flatMap(([name, value]) =>
    value === undefined ? [] : [`  "${name}": ${value}`],
  );
  return `{\n${lines.join(',\n')}\n}`;
}
