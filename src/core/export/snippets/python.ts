import { pythonRequirement } from '../requirements.ts';
import { type ChatCode, type CodeRequest, type EmbeddingsCode, topPFor } from './code-request.ts';
import { pythonLiteral } from './text-literal.ts';

const head = `# pip install "${pythonRequirement}"
import os
import sys

from mistralai.client import Mistral
`;

/** Code that shows an error in one line below the text that arrived, because the library would print the raw answer. */
const oneLineErrors = `sys.excepthook = lambda kind, error, _: sys.stderr.write(
    f"\\n{kind.__name__} {getattr(error, 'status_code', '')}\\n"
)
`;

/** Returns the request in Python with Mistral's own library. */
export function pythonCode(request: CodeRequest): string {
  const server =
    request.baseUrl === undefined ? '' : `, server_url=${pythonLiteral(request.baseUrl)}`;
  return `${head}
${oneLineErrors}
with Mistral(api_key=os.environ["MISTRAL_API_KEY"]${server}) as client:
${request.kind === 'chat' ? printedStream(request) : printedSizes(request)}`;
}

function printedStream(request: ChatCode): string {
  return `${pythonStream(request)}    for event in stream:
        for choice in event.data.choices:
            content = choice.delta.content or ""
            if not isinstance(content, str):
                content = "".join(getattr(part, "text", "") for part in content)
            print(content, end="", flush=True)
print()
`;
}

function printedSizes(request: EmbeddingsCode): string {
  return `${pythonEmbeddings(request)}print(len(answer.data), len(answer.data[0].embedding))
`;
}

/** Returns the statements that request a chat from `client` and assign it to `stream`, indented by four spaces. */
export function pythonStream({
  model,
  messages,
  temperature,
  maxTokens,
  randomSeed,
}: ChatCode): string {
  const messageLines = messages.map(
    ({ role, content }) =>
      `            {"role": "${role}", "content": ${pythonLiteral(content)}},\n`,
  );
  const settings = [
    ['temperature', temperature],
    ['top_p', topPFor(temperature)],
    ['max_tokens', maxTokens],
    ['random_seed', randomSeed],
  ].flatMap(([name, value]) => (value === undefined ? [] : [`        ${name}=${value},\n`]));
  return `    stream = client.chat.stream(
        model=${pythonLiteral(model)},
        messages=[
${messageLines.join('')}        ],
${settings.join('')}    )
`;
}

/** Returns the statements that request vectors from `client` and assign them to `answer`, indented by four spaces. */
export function pythonEmbeddings({ model, inputs, dimensions }: EmbeddingsCode): string {
  const texts = inputs.map((text) => `            ${pythonLiteral(text)},\n`).join('');
  const size = dimensions === undefined ? '' : `        output_dimension=${dimensions},\n`;
  return `    answer = client.embeddings.create(
        model=${pythonLiteral(model)},
        inputs=[
${texts}        ],
${size}    )
`;
}
