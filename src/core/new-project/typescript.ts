import { anywhereLine, launchers } from '../../i18n/command-line.ts';
import type { NamedText } from '../../services/ports/exports.ts';
import { npmRange } from '../export/requirements.ts';
import { jsonLiteral } from '../export/snippets/text-literal.ts';
import { projectMessages } from './messages.ts';
import type { ProjectPlan } from './plan.ts';
import { readmeText } from './readme.ts';

/** Returns the files of a project in TypeScript for Node 20. */
export function typescriptFiles(plan: ProjectPlan): readonly NamedText[] {
  const { question } = projectMessages[plan.lang];
  const ask = `${anywhereLine('exec', '--', 'npm', 'start', '--silent', '--')} "${question}"`;
  const readme = readmeText(plan, { install: 'npm install', test: 'npm test', ask });
  return [
    { name: 'README.md', text: readme },
    { name: 'package.json', text: packageJson(plan) },
    { name: 'tsconfig.json', text: tsconfig },
    { name: '.gitignore', text: 'node_modules/\ndist/\n.env\n' },
    { name: 'src/ask.ts', text: program(plan, ask) },
    { name: 'test/ask.test.ts', text: test(plan) },
  ];
}

function packageJson({ name, lang }: ProjectPlan): string {
  const value = {
    name,
    version: '0.1.0',
    private: true,
    description: projectMessages[lang].about,
    type: 'module',
    engines: { node: '>=20' },
    scripts: {
      start: 'tsx src/ask.ts',
      test: 'node --import tsx --test test/ask.test.ts',
      typecheck: 'tsc',
    },
    dependencies: { '@mistralai/mistralai': `${npmRange}.0` },
    devDependencies: { '@types/node': '^20.19.0', tsx: '^4.20.0', typescript: '^5.9.0' },
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

const tsconfig = `${JSON.stringify(
  {
    compilerOptions: {
      target: 'es2022',
      module: 'nodenext',
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      types: ['node'],
    },
    include: ['src', 'test'],
  },
  null,
  2,
)}\n`;

function program(plan: ProjectPlan, ask: string): string {
  const text = projectMessages[plan.lang];
  return `// ${text.about}

import { readdir, readFile } from "node:fs/promises";
import { Mistral } from "@mistralai/mistralai";
import { HTTPClientError, MistralError } from "@mistralai/mistralai/models/errors";

const chatModel = ${jsonLiteral(plan.model)};
const embeddingModel = ${jsonLiteral(plan.embeddingModel)};
const texts = new URL("../texts/", import.meta.url);
/** Texts per embeddings call, and sources per question. */
const batch = 32;
const sourceCount = 3;

const apiKey = (process.env["MISTRAL_API_KEY"] ?? "").trim();
const serverURL = process.env["MISTRAL_SERVER_URL"] || ${jsonLiteral(plan.baseUrl)};
const client = new Mistral({ apiKey, serverURL });

interface Paragraph {
  readonly file: string;
  readonly text: string;
}

/** A problem that is explained to the person who runs this. */
class Explained extends Error {}

/** Returns the paragraphs of every text file. */
async function readParagraphs(): Promise<Paragraph[]> {
  const names = (await readdir(texts)).filter((name) => /\\.(?:txt|md)$/.test(name)).sort();
  const read = names.map(async (file) => {
    const whole = await readFile(new URL(encodeURIComponent(file), texts), "utf8");
    const parts = whole.split(/\\r?\\n\\r?\\n/).map((part) => part.trim());
    return parts.filter((part) => part !== "").map((part) => ({ file, text: part }));
  });
  return (await Promise.all(read)).flat();
}

/** Repeats a call after too many requests. */
async function withRetry<T>(call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof MistralError) || error.statusCode !== 429 || attempt > 3) throw error;
      const seconds = Number(error.headers.get("retry-after")) || 2 * attempt;
      await new Promise((resolve) => setTimeout(resolve, Math.min(seconds, 60) * 1000));
    }
  }
}

async function embed(inputs: readonly string[]): Promise<number[][]> {
  const vectors: number[][] = [];
  for (let start = 0; start < inputs.length; start += batch) {
    const part = inputs.slice(start, start + batch);
    const answer = await withRetry(() =>
      client.embeddings.create({ model: embeddingModel, inputs: part }),
    );
    vectors.push(...answer.data.map(({ embedding }) => embedding ?? []));
  }
  return vectors;
}

export function cosine(one: readonly number[], other: readonly number[]): number {
  const product = one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
  return product / (Math.hypot(...one) * Math.hypot(...other) || 1);
}

/** Returns the paragraphs whose meaning is closest to the question. */
async function findSources(question: string): Promise<Paragraph[]> {
  const paragraphs = await readParagraphs();
  if (paragraphs.length === 0) throw new Explained(${jsonLiteral(text.noTexts('texts'))});
  const [asked = [], ...vectors] = await embed([question, ...paragraphs.map(({ text }) => text)]);
  return paragraphs
    .map((paragraph, index) => ({ paragraph, score: cosine(asked, vectors[index] ?? []) }))
    .sort((one, other) => other.score - one.score)
    .slice(0, sourceCount)
    .map(({ paragraph }) => paragraph);
}

/** Prints the answer as it streams in, then the sources. */
async function answer(question: string, sources: readonly Paragraph[]): Promise<void> {
  const numbered = sources.map(({ text }, index) => \`[\${index + 1}] \${text}\`).join("\\n");
  const stream = await withRetry(() =>
    client.chat.stream({
      model: chatModel,
      messages: [
        { role: "system", content: ${jsonLiteral(text.system)} },
        { role: "user", content: \`\${numbered}\\n\\n\${question}\` },
      ],
    }),
  );
  for await (const event of stream) {
    const content = event.data.choices[0]?.delta.content;
    if (typeof content === "string") process.stdout.write(content);
  }
  console.log(\`\\n\\n\${${jsonLiteral(text.sources)}}\`);
  for (const [index, { file }] of sources.entries()) console.log(\`[\${index + 1}] \${file}\`);
}

function explain(error: unknown): string {
  if (error instanceof Explained) return error.message;
  if (error instanceof MistralError) {
    if (error.statusCode === 401) return ${jsonLiteral(text.refused)};
    if (error.statusCode === 429) return ${jsonLiteral(text.limited)};
    return \`${text.failed('$' + '{error.statusCode}')}\`;
  }
  if (error instanceof HTTPClientError || error instanceof TypeError) {
    return ${jsonLiteral(text.network)};
  }
  throw error;
}

async function main(): Promise<void> {
  const question = process.argv.slice(2).join(" ").trim();
  if (question === "") throw new Explained(${jsonLiteral(text.usage(`npm start -- "${text.question}"`))});
  if (apiKey === "") throw new Explained(${jsonLiteral(text.noKey(ask))});
  await answer(question, await findSources(question));
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exitCode = 1;
});
`;
}

function test({ lang }: ProjectPlan): string {
  const { words, beforeArguments } = launchers().anywhere;
  const [file = '', ...args] = [...words, ...beforeArguments, 'emulator', '--port', '0'];
  const { question, sources } = projectMessages[lang];
  return `import assert from "node:assert/strict";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../src/ask.ts", import.meta.url));
/** The emulator accepts any 32 letters and digits as a key. */
const key = "emulatorKey0emulatorKey0emulator";
let emulator: ChildProcess;
let address = "";

before(async () => {
  const args = ${JSON.stringify(args)};
  emulator = spawn(${jsonLiteral(file)}, args, {
    stdio: ["ignore", "pipe", "inherit"],
    shell: process.platform === "win32",
  });
  if (emulator.stdout === null) throw new Error("The emulator prints nothing.");
  for await (const line of createInterface({ input: emulator.stdout })) {
    address = /http:\\/\\/127\\.0\\.0\\.1:\\d+/.exec(line)?.[0] ?? "";
    if (address !== "") return;
  }
  throw new Error("The emulator did not start.");
});

after(() => {
  emulator.kill();
});

function ask(question: string, apiKey: string) {
  const env = { ...process.env, MISTRAL_SERVER_URL: address, MISTRAL_API_KEY: apiKey };
  return spawnSync(process.execPath, ["--import", "tsx", program, question], {
    env,
    encoding: "utf8",
    timeout: 60_000,
  });
}

test("answers from the closest text", () => {
  const { status, stdout, stderr } = ask(${jsonLiteral(question)}, key);
  assert.equal(status, 0, stderr);
  const [answer = "", sources = ""] = stdout.split(${jsonLiteral(sources)});
  assert.notEqual(answer.trim(), "");
  assert.deepEqual(sources.trim().split(/\\s+/).slice(0, 2), ["[1]", "bread.txt"]);
});

test("says that a key is missing", () => {
  const { status, stderr } = ask("?", "");
  assert.equal(status, 1);
  assert.match(stderr, /MISTRAL_API_KEY/);
});
`;
}
