import { defaultOrigin } from '../../../i18n/provider.ts';
import { type ChatCode, type CodeRequest, type EmbeddingsCode, topPFor } from './code-request.ts';
import { jsonLiteral, shellLiteral, shellWord } from './text-literal.ts';

/**
 * Returns the request as a cURL command for a POSIX shell: sh, bash, zsh. The command asks for the answer in one piece,
 * because curl prints the events of a stream as they are. It passes the key on stdin, because other users can read the
 * arguments of a program.
 */
export function curlCode(request: CodeRequest): string {
  const path = request.kind === 'chat' ? 'chat/completions' : 'embeddings';
  return `printf 'Authorization: Bearer %s\\n' "$MISTRAL_API_KEY" |
  curl -sS ${shellWord(`${request.baseUrl ?? defaultOrigin}/v1/${path}`)} \\
  -H @- -H "Content-Type: application/json" \\
  -d ${shellLiteral(requestBody(request))}
`;
}

/** Returns the body of the request for an answer in one piece, as JSON that a person can read. */
export function requestBody(request: CodeRequest): string {
  return document(request.kind === 'chat' ? chat(request) : embeddings(request));
}

/** Returns the body of a chat request for a streamed answer. */
export function streamedBody(request: ChatCode): string {
  return document([...chat(request), ['stream', 'true']]);
}

type Field = readonly [name: string, value: string | number | undefined];

function chat({ model, messages, temperature, maxTokens, randomSeed }: ChatCode): readonly Field[] {
  const messageLines = messages.map(
    ({ role, content }) => `    {"role": "${role}", "content": ${jsonLiteral(content)}}`,
  );
  return [
    ['model', jsonLiteral(model)],
    ['messages', listed(messageLines)],
    ['temperature', temperature],
    ['top_p', topPFor(temperature)],
    ['max_tokens', maxTokens],
    ['random_seed', randomSeed],
  ];
}

function embeddings({ model, inputs, dimensions }: EmbeddingsCode): readonly Field[] {
  return [
    ['model', jsonLiteral(model)],
    ['input', listed(inputs.map((text) => `    ${jsonLiteral(text)}`))],
    ['output_dimension', dimensions],
  ];
}

function listed(items: readonly string[]): string {
  return `[\n${items.join(',\n')}\n  ]`;
}

function document(fields: readonly Field[]): string {
  const lines = fields.flatMap(([name, value]) =>
    value === undefined ? [] : [`  "${name}": ${value}`],
  );
  return `{\n${lines.join(',\n')}\n}`;
}
