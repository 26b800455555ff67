import type { ExportPlan } from '../plan.ts';
import { jsonLiteral } from '../snippets/text-literal.ts';
import { typescriptCall } from '../snippets/typescript.ts';
import { installCommands, olderNodeCommand, runCommand } from './commands.ts';
import { programHead } from './head.ts';
import { programMessages } from './messages.ts';

/** Chat and embeddings in TypeScript with Mistral's own library: a whole program, a module by its name. */
export function typescriptProgram(plan: ExportPlan, fileName: string): string {
  const text = programMessages[plan.lang];
  const command = runCommand('typescript', fileName);
  return `${programHead('//', plan, [
    text.install(installCommands.typescript),
    text.run(command),
    text.older(olderNodeCommand(fileName)),
  ])}
import { Mistral } from "@mistralai/mistralai";
import { HTTPClientError, MistralError } from "@mistralai/mistralai/models/errors";

const apiKey = (process.env["MISTRAL_API_KEY"] ?? "").trim();
const serverURL = process.env["MISTRAL_SERVER_URL"] || ${jsonLiteral(plan.baseUrl)};
const client = new Mistral({ apiKey, serverURL });

async function chat(): Promise<void> {
${indented(typescriptCall(plan.chat))}}

async function embed(): Promise<void> {
${indented(typescriptCall(plan.embeddings))}}
${explain(plan)}${run(text.noKey(command))}`;
}

/** A stream that is cut in the middle is a TypeError of fetch. */
function explain({ lang }: ExportPlan): string {
  const text = programMessages[lang];
  return `
function explain(error: unknown): string {
  if (error instanceof MistralError) {
    const { statusCode, headers, body } = error;
    if (statusCode === 401) return ${jsonLiteral(text.refused)};
    if (statusCode === 429) {
      if (headers.get("x-ratelimit-limit-req-minute") === "0") {
        return ${jsonLiteral(text.noQuota)};
      }
      const seconds = headers.get("retry-after") ?? "60";
      return \`${text.limited(value('seconds'))}\`;
    }
    return \`${text.failed(value('statusCode'), value('body'))}\`;
  }
  if (error instanceof HTTPClientError || error instanceof TypeError) {
    return \`${text.network(value('serverURL'), value('error.message'))}\`;
  }
  throw error;
}
`;
}

function run(noKey: string): string {
  return `
async function run(): Promise<string> {
  if (apiKey === "") return ${jsonLiteral(noKey)};
  try {
    await chat();
    await embed();
    return "";
  } catch (error) {
    return explain(error);
  }
}

const problem = await run();
if (problem !== "") {
  console.error(problem);
  process.exitCode = 1;
}
`;
}

/** A value in a template literal. */
function value(name: string): string {
  return `\${${name}}`;
}

/** Indents code. Texts in it have no line ends, so this does not change the program. */
function indented(code: string): string {
  return code.replaceAll(/^(?=.)/gm, '  ');
}
