import type { ChatCode, CodeRequest, EmbeddingsCode } from './code-request.ts';
import { pythonLiteral } from './text-literal.ts';

/** The 2.4.6 of May 2026 was an attacker's. */
const head = `# pip install "mistralai>=2,!=2.4.6"
import os

from mistralai.client import Mistral
`;

/** The request in Python, 3.10 or later, with Mistral's own library. */
export function pythonCode(request: CodeRequest): string {
  const server =
    request.baseUrl === undefined ? '' : `, server_url=${pythonLiteral(request.baseUrl)}`;
  return `${head}
with Mistral(api_key=os.environ["MISTRAL_API_KEY"]${server}) as client:
${pythonCall(request)}${request.kind === 'chat' ? 'print()' : sizes}
`;
}

/** Statements that print the count and the length of the vectors in `answer`. */
export const sizes = 'print(len(answer.data), len(answer.data[0].embedding))';

/**
 * Returns the statements that send the request with `client`, indented by four. For embeddings, the result is in
 * `answer`.
 */
export function pythonCall(request: CodeRequest): string {
  return request.kind === 'chat' ? chat(request) : embeddings(request);
}

function chat({ model, messages, temperature, maxTokens, randomSeed }: ChatCode): string {
  const said = messages.map(
    ({ role, content }) =>
      `            {"role": "${role}", "content": ${pythonLiteral(content)}},\n`,
  );
  const settings = [
    ['temperature', temperature],
    ['max_tokens', maxTokens],
    ['random_seed', randomSeed],
  ].flatMap(([name, value]) => (value === undefined ? [] : [`        ${name}=${value},\n`]));
  return `    stream = client.chat.stream(
        model=${pythonLiteral(model)},
        messages=[
${said.join('')}        ],
${settings.join('')}    )
    for event in stream:
        content = event.data.choices[0].delta.content
        if isinstance(content, str):
            print(content, end="", flush=True)
`;
}

function embeddings({ model, inputs, dimensions }: EmbeddingsCode): string {
  const texts = inputs.map((text) => `            ${pythonLiteral(text)},\n`).join('');
  const size = dimensions === undefined ? '' : `        output_dimension=${dimensions},\n`;
  return `    answer = client.embeddings.create(
        model=${pythonLiteral(model)},
        inputs=[
${texts}        ],
${size}    )
`;
}
