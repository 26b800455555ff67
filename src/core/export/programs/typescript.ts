import type { ExportPlan } from '../plan.ts';
import { npmRequirement } from '../requirements.ts';
import { jsonLiteral } from '../snippets/text-literal.ts';
import { indented, typescriptEmbeddings, typescriptStream } from '../snippets/typescript.ts';
import { installCommand, olderNodeCommand, runCommand } from './commands.ts';
import { programHead } from './head.ts';
import { programMessages } from './messages.ts';

/**
 * Returns a complete TypeScript program that calls chat and embeddings with Mistral's own library. The program has
 * neither static imports nor a top-level `await`, so that it runs as an ES module and as CommonJS.
 */
export function typescriptProgram(plan: ExportPlan, fileName: string): string {
  const text = programMessages[plan.lang];
  const command = runCommand('typescript', fileName);
  return `${programHead('//', plan, [
    text.install(installCommand('typescript')),
    text.run(command),
    text.older(olderNodeCommand(fileName)),
  ])}
const apiKey = (process.env["MISTRAL_API_KEY"] ?? "").trim();
const serverURL = process.env["MISTRAL_SERVER_URL"] || ${jsonLiteral(plan.baseUrl)};
${calls(plan)}${explainFunctions(plan)}${run(plan, text.noKey(command))}`;
}

function calls(plan: ExportPlan): string {
  const text = programMessages[plan.lang];
  return `
class CutOff extends Error {}

// ${text.anyModule}
async function load() {
  const { Mistral } = await import("@mistralai/mistralai");
  const { HTTPClientError, MistralError } = await import("@mistralai/mistralai/models/errors");
  const client = new Mistral({ apiKey, serverURL });
  return { client, HTTPClientError, MistralError };
}
type Library = Awaited<ReturnType<typeof load>>;

// ${text.parts}
function textOf(content: unknown): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content.map((part) => (part.type === "text" ? part.text : "")).join("");
}

async function chat({ client }: Library): Promise<void> {
  // ${text.whole}
${indented(typescriptStream(plan.chat))}  let isFinished = false;
  try {
    for await (const event of stream) {
      for (const { delta, finishReason } of event.data.choices) {
        isFinished ||= Boolean(finishReason);
        process.stdout.write(textOf(delta.content));
      }
    }
  } finally {
    console.log();
  }
  if (!isFinished) throw new CutOff();
}

async function embed({ client }: Library): Promise<void> {
${indented(typescriptEmbeddings(plan.embeddings))}  const vectors = answer.data.map(({ embedding }) => embedding ?? []);
  const size = vectors[0]?.length ?? 0;
  const first = \`\${vectors[0]?.slice(0, 5).join(", ")}, …\`;
  console.log(\`${text.vectors(value('vectors.length'), value('size'), value('first'))}\`);
}
`;
}

/** Returns the functions that explain an error. A stream that is cut in the middle causes a TypeError of `fetch`. */
function explainFunctions({ lang }: ExportPlan): string {
  const text = programMessages[lang];
  return `
function serviceMessage(body: string): string {
  let found: unknown = body;
  try {
    while (typeof found === "object" ? found !== null : /^[{[]/.test(String(found))) {
      if (typeof found === "string") found = JSON.parse(found);
      else if (Array.isArray(found)) found = found[0];
      else {
        const { message, detail, msg } = found as Record<string, unknown>;
        found = message ?? detail ?? msg;
      }
    }
  } catch {
    return "";
  }
  if (found === body || typeof found !== "string") return "";
  return found.replaceAll(/\\p{C}/gu, "").slice(0, 300);
}

function explain(error: unknown, { HTTPClientError, MistralError }: Library): string {
  if (error instanceof CutOff) return ${jsonLiteral(text.cut)};
  if (error instanceof MistralError) {
    const { statusCode, headers, body, name } = error;
    if (statusCode < 300) return \`${text.unreadable(value('name'))}\`;
    if (statusCode === 401) return ${jsonLiteral(text.refused)};
    if (statusCode === 429) {
      const zeros = [...headers].filter(([, value]) => value.trim() !== "" && Number(value) <= 0);
      const isZero = (limit: RegExp) => zeros.some(([name]) => limit.test(name));
      if (isZero(/^x-ratelimit-limit-(?!tokens-month)/)) return ${jsonLiteral(text.noQuota)};
      if (isZero(/^x-ratelimit-remaining-.*month/)) return ${jsonLiteral(text.monthOver)};
      const seconds = headers.get("retry-after") ?? "60";
      return \`${text.limited(value('seconds'))}\`;
    }
    return \`${text.failed(value('statusCode'))} \${serviceMessage(body)}\`.trim();
  }
  if (error instanceof TypeError && error.message === "terminated") return ${jsonLiteral(text.cut)};
  if (error instanceof HTTPClientError || error instanceof TypeError) {
    return \`${text.network(value('serverURL'), value('error.message'))}\`;
  }
  const { name } = error as Error;
  if (["SyntaxError", "ZodError", "SDKValidationError"].includes(name)) {
    return \`${text.unreadable(value('name'))}\`;
  }
  throw error;
}
`;
}

function run({ lang }: ExportPlan, noKey: string): string {
  const text = programMessages[lang];
  const command = installCommand('typescript');
  return `
async function run(): Promise<string> {
  if (apiKey === "") return ${jsonLiteral(noKey)};
  const library = await load().catch(() => undefined);
  if (library === undefined) return ${jsonLiteral(text.missing(npmRequirement, command))};
  try {
    await chat(library);
    await embed(library);
    return "";
  } catch (error) {
    return explain(error, library);
  }
}

run().then((problem) => {
  if (problem === "") return;
  console.error(problem);
  process.exitCode = 1;
});
`;
}

/** Returns the placeholder of a variable in a template literal. */
function value(name: string): string {
  return `\${${name}}`;
}
