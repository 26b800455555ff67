import { npmRequirement } from '../requirements.ts';
import { type ChatCode, type CodeRequest, type EmbeddingsCode, topPFor } from './code-request.ts';
import { jsonLiteral } from './text-literal.ts';

const head = `// npm install ${npmRequirement}
import { Mistral } from "@mistralai/mistralai";
`;

/** Returns the request in TypeScript, which is also valid JavaScript, with Mistral's own library. */
export function typescriptCode(request: CodeRequest): string {
  const server =
    request.baseUrl === undefined ? '' : `, serverURL: ${jsonLiteral(request.baseUrl)}`;
  return `${head}
const client = new Mistral({ apiKey: process.env["MISTRAL_API_KEY"] ?? ""${server} });
try {
${indented(request.kind === 'chat' ? printedStream(request) : printedSizes(request))}} catch (error) {
  const { name, statusCode = "" } = Object(error);
  console.error(\`\\n\${name} \${statusCode}\`);
  process.exitCode = 1;
}
`;
}

function printedStream(request: ChatCode): string {
  return `${typescriptStream(request)}for await (const event of stream) {
  for (const part of [event.data.choices[0]?.delta.content ?? ""].flat()) {
    if (typeof part === "string") process.stdout.write(part);
    else if (part.type === "text") process.stdout.write(part.text);
  }
}
console.log();
`;
}

function printedSizes(request: EmbeddingsCode): string {
  return `${typescriptEmbeddings(request)}console.log(answer.data.length, answer.data[0]?.embedding?.length);
`;
}

/** Indents code by two spaces. The code must have no string over several lines, which would change. */
export function indented(code: string): string {
  return code.replaceAll(/^(?=.)/gm, '  ');
}

/** Returns the statements that request a chat from `client` and assign it to `stream`. */
export function typescriptStream({
  model,
  messages,
  temperature,
  maxTokens,
  randomSeed,
}: ChatCode): string {
  const messageLines = messages.map(
    ({ role, content }) => `    { role: "${role}", content: ${jsonLiteral(content)} },\n`,
  );
  const settings = [
    ['temperature', temperature],
    ['topP', topPFor(temperature)],
    ['maxTokens', maxTokens],
    ['randomSeed', randomSeed],
  ].flatMap(([name, value]) => (value === undefined ? [] : [`  ${name}: ${value},\n`]));
  return `const stream = await client.chat.stream({
  model: ${jsonLiteral(model)},
  messages: [
${messageLines.join('')}  ],
${settings.join('')}});
`;
}

/** Returns the statements that request vectors from `client` and assign them to `answer`. */
export function typescriptEmbeddings({ model, inputs, dimensions }: EmbeddingsCode): string {
  const texts = inputs.map((text) => `    ${jsonLiteral(text)},\n`).join('');
  const size = dimensions === undefined ? '' : `  outputDimension: ${dimensions},\n`;
  return `const answer = await client.embeddings.create({
  model: ${jsonLiteral(model)},
  inputs: [
${texts}  ],
${size}});
`;
}
