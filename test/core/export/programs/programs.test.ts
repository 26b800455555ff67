import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';
import { afterAll, afterEach, describe, expect, it, test } from 'vitest';
import type { ExportPlan } from '../../../../src/core/export/plan.ts';
import type { ProgramLanguage } from '../../../../src/core/export/programs/commands.ts';
import { curlProgram } from '../../../../src/core/export/programs/curl.ts';
import { programMessages } from '../../../../src/core/export/programs/messages.ts';
import { pythonProgram } from '../../../../src/core/export/programs/python.ts';
import { typescriptProgram } from '../../../../src/core/export/programs/typescript.ts';
import { requestCode } from '../../../../src/core/export/snippets/request-code.ts';
import type { ScenarioName } from '../../../../src/emulator/scenario-names.ts';
import { type Emulator, startEmulator } from '../../../../src/emulator/server.ts';
import type { Lang } from '../../../../src/i18n/languages.ts';
import { langs } from '../../../../src/i18n/languages.ts';
import { keyText } from '../../../support/fakes/services.ts';
import { defaultPlan, unusualPlan } from '../plans.ts';
import { moduleRunner } from './module-runner.ts';
import { pythonMetadata, pythonStub } from './python-stub.ts';
import {
  brokenAnswers,
  limitedAnswers,
  malformedAnswers,
  type RawAnswer,
  startRawService,
  unusualAnswers,
} from './raw-service.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'onboard-programs-'));
// Simulates an installed library.
symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
mkdirSync(join(folder, 'stub/mistralai/client'), { recursive: true });
writeFileSync(join(folder, 'stub/mistralai/client/__init__.py'), pythonStub);
installStub('2.0.0');

/** Installs the stub as a given version of the library. */
function installStub(version: string): void {
  const about = join(folder, 'stub/mistralai.dist-info');
  mkdirSync(about, { recursive: true });
  writeFileSync(join(about, 'METADATA'), pythonMetadata(version));
}

const running: Pick<Emulator, 'close'>[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((emulator) => emulator.close()));
});
const modules = moduleRunner(folder);
afterAll(() => {
  modules.end();
  rmSync(folder, { recursive: true });
});

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

type Variables = Readonly<Record<string, string>>;

function run(program: string, args: readonly string[], variables: Variables): Promise<Ended> {
  const env = { PATH: process.env['PATH'], ...variables };
  return new Promise((resolve) => {
    execFile(program, args, { env, cwd: folder }, (failure, out, err) => {
      resolve({ code: failure === null ? 0 : Number(failure.code), out, err });
    });
  });
}

/** Writes the program under its file name, and runs it as a person would. */
async function start(language: ProgramLanguage, plan: ExportPlan, variables: Variables) {
  if (language === 'typescript') {
    const { code } = await transform(typescriptProgram(plan, 'try.mts'), { loader: 'ts' });
    // The runner waits for the module, so the module waits for the program.
    writeFileSync(join(folder, 'try.mjs'), code.replace('\nrun().then(', '\nawait run().then('));
    return await modules.run('try.mjs', variables);
  }
  if (language === 'curl') {
    writeFileSync(join(folder, 'try.sh'), curlProgram(plan, 'try.sh'));
    return run('bash', ['try.sh'], variables);
  }
  writeFileSync(join(folder, 'try.py'), pythonProgram(plan, 'try.py'));
  return run('python3', ['try.py'], variables);
}

async function atEmulator(
  language: ProgramLanguage,
  plan: ExportPlan,
  scenario: ScenarioName = 'ok',
) {
  const emulator = await startEmulator({ scenario, pace: 'none' });
  running.push(emulator);
  const variables = { MISTRAL_API_KEY: keyText, MISTRAL_SERVER_URL: emulator.url };
  return { ended: await start(language, plan, variables), requests: emulator.requests };
}

/** Expects both requests in the form that the service requires. */
function expectAsked({ chat, embeddings }: ExportPlan, requests: Emulator['requests']): void {
  expect(requests.map(({ path, authorization }) => [path, authorization])).toEqual([
    ['/v1/chat/completions', true],
    ['/v1/embeddings', true],
  ]);
  expect(requests[0]?.body).toMatchObject({ model: chat.model, messages: chat.messages });
  expect(requests[1]?.body).toMatchObject({ model: embeddings.model, input: embeddings.inputs });
}

/** A model that cannot be called in free mode. */
const closedModel = 'mistral-small-latest';

const told: readonly (readonly [ScenarioName, (lang: Lang) => string])[] = [
  ['key-refused', (lang) => programMessages[lang].refused],
  ['rate-limited', (lang) => programMessages[lang].limited('60')],
  ['free-mode', (lang) => programMessages[lang].noQuota],
];

async function atService(language: ProgramLanguage, answer: RawAnswer, lang: Lang) {
  const service = await startRawService(answer);
  running.push(service);
  const variables = { MISTRAL_API_KEY: keyText, MISTRAL_SERVER_URL: service.url };
  return await start(language, defaultPlan(lang), variables);
}

/** Declares the tests that a program in any language must pass. */
function holds(language: ProgramLanguage, it: (name: string, body: () => Promise<void>) => void) {
  it('asks for an answer and embeddings, and prints them', async () => {
    const { ended, requests } = await atEmulator(language, defaultPlan());
    expect([ended.code, ended.err]).toEqual([0, '']);
    expect(ended.out).toContain('Comt');
    expectAsked(defaultPlan(), requests);
  });

  it('sends the chosen texts unchanged', async () => {
    const { ended, requests } = await atEmulator(language, unusualPlan());
    expect([ended.code, ended.err]).toEqual([0, '']);
    expectAsked(unusualPlan(), requests);
    expect(requests[0]?.body).toMatchObject({ temperature: 0.7, max_tokens: 1024 });
    expect(requests[1]?.body).toMatchObject({ output_dimension: 256 });
  });

  for (const [index, [scenario, messages]] of told.entries()) {
    const lang = langs[index % langs.length] ?? 'en';
    it(`explains the error in plain language: ${scenario}`, async () => {
      const plan = defaultPlan(lang);
      const asked = { ...plan, chat: { ...plan.chat, model: closedModel } };
      const { ended } = await atEmulator(language, asked, scenario);
      expect(ended.code).toBe(1);
      expect(ended.err).toBe(`${messages(lang)}\n`);
    });
  }

  for (const [name, [answer, printed]] of Object.entries(unusualAnswers)) {
    it(`prints the text of an answer: ${name}`, async () => {
      const { code, out, err } = await atService(language, answer, 'en');
      expect([code, err]).toEqual([0, '']);
      expect(out.startsWith(`${printed}\n3 vectors of 4 numbers each.`)).toBe(true);
    });
  }

  for (const [index, [name, [answer, problem]]] of Object.entries(brokenAnswers).entries()) {
    it(`reports a broken answer on a line of its own, and never prints it: ${name}`, async () => {
      const lang = langs[index % langs.length] ?? 'en';
      const { code, out, err } = await atService(language, answer, lang);
      const text = programMessages[lang];
      const said = problem === 'cut' ? text.cut : `${text.failed(problem[0])} ${problem[1]}`.trim();
      expect([code, err]).toEqual([1, `${said}\n`]);
      expect(out).toBe(problem === 'cut' ? 'Half\n' : '');
    });
  }

  it('distinguishes a limit of zero from too many requests', async () => {
    for (const [name, [answer, meaning]] of Object.entries(limitedAnswers)) {
      const { code, err } = await atService(language, answer, 'fr');
      const text = programMessages.fr;
      const said = meaning === 'limited' ? text.limited('60') : text[meaning];
      expect([name, code, err]).toEqual([name, 1, `${said}\n`]);
    }
  });

  for (const [name, answer] of Object.entries(malformedAnswers)) {
    it(`reports in one sentence, without the raw answer: ${name}`, async () => {
      const { code, out, err } = await atService(language, answer, 'en');
      expect([code, out.split('\n')[0]]).toEqual([1, 'Half']);
      expect(err.trimEnd().split('\n')).toHaveLength(1);
      expect(err).not.toMatch(/secret|[{}]/);
    });
  }

  it('reports a missing key, and calls nothing', async () => {
    const ended = await start(language, defaultPlan(), {});
    expect([ended.code, ended.out]).toEqual([1, '']);
    expect(ended.err).toContain(
      'MISTRAL_API_KEY is not set. Start this with: mistral-onboard exec',
    );
  });

  it('reports that the service cannot be reached', async () => {
    const nowhere = { MISTRAL_API_KEY: keyText, MISTRAL_SERVER_URL: 'http://127.0.0.1:1' };
    const ended = await start(language, defaultPlan('fr'), nowhere);
    expect(ended.code).toBe(1);
    expect(ended.err).toContain('http://127.0.0.1:1 n’a pas pu être joint');
  });
}

describe('TypeScript', () => {
  holds('typescript', test);

  test('runs in Node without a build', async () => {
    const emulator = await startEmulator({ pace: 'none' });
    running.push(emulator);
    const { code } = await transform(typescriptProgram(defaultPlan(), 'x.mts'), { loader: 'ts' });
    writeFileSync(join(folder, 'x.mjs'), code);
    const variables = { MISTRAL_API_KEY: keyText, MISTRAL_SERVER_URL: emulator.url };
    const ended = await run(process.execPath, ['x.mjs'], variables);
    expect(ended).toEqual({
      code: 0,
      out: expect.stringContaining('\n3 vectors of 1024 '),
      err: '',
    });
  });

  test('compiles in strict mode', async () => {
    for (const lang of langs) {
      writeFileSync(join(folder, `${lang}.mts`), typescriptProgram(unusualPlan(lang), 'x.mts'));
    }
    const compilerOptions = { typeRoots: [join(root, 'node_modules/@types')] };
    const config = { extends: join(root, 'tsconfig.json'), compilerOptions, include: ['*.mts'] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    const tsc = join(root, 'node_modules/.bin/tsc');
    expect(await run(tsc, ['-p', '.'], {})).toEqual({ code: 0, out: '', err: '' });
  });
});

describe('cURL', { tags: ['bash', 'curl'] }, () => {
  holds('curl', it);
});

/** If Mistral's library is installed, the program runs with it. */
const hasLibrary = await run('python3', ['-c', 'from mistralai.client import Mistral'], {});
describe('Python', { tags: ['python3'] }, () => {
  if (hasLibrary.code === 0) holds('python', it);

  const stubbed = (plan: ExportPlan, variables: Variables) =>
    start('python', plan, { PYTHONPATH: join(folder, 'stub'), ...variables });

  it('sends the chosen texts unchanged to a library with the same interface', async () => {
    const { code, out, err } = await stubbed(unusualPlan(), { MISTRAL_API_KEY: keyText });
    expect([code, err]).toEqual([0, '']);
    const { chat, embeddings } = unusualPlan();
    const [server = '', chatted = '', answer, embedded = '', sizes] = out.split('\n');
    expect(JSON.parse(server)).toEqual({ server_url: 'https://api.eu.mistral.ai' });
    const { model, messages } = chat;
    expect(JSON.parse(chatted)).toEqual({ model, messages, temperature: 0.7, max_tokens: 1024 });
    const { inputs } = embeddings;
    const given = { model: embeddings.model, inputs, output_dimension: 256 };
    expect(JSON.parse(embedded)).toEqual(given);
    expect([answer, sizes]).toEqual([
      'answer',
      '1\u00a0vecteurs de 1\u00a0nombres chacun. Le premier commence par\u00a0: 0, …',
    ]);
  });

  const cases: readonly (readonly [string, Variables, (lang: Lang) => string])[] = [
    ['401', { STATUS: '401' }, (lang) => programMessages[lang].refused],
    ['a limit of zero', { STATUS: '429', LIMIT: '0' }, (lang) => programMessages[lang].noQuota],
    ['too many', { STATUS: '429', RETRY: '7' }, (lang) => programMessages[lang].limited('7')],
    [
      'too many, for no one knows how long',
      { STATUS: '429' },
      (lang) => programMessages[lang].limited('60'),
    ],
    ['500', { STATUS: '500' }, (lang) => programMessages[lang].failed('500')],
    [
      'no network',
      { STATUS: 'httpx' },
      (lang) => programMessages[lang].network('https://api.mistral.ai', 'no route'),
    ],
  ];
  for (const [name, variables, messages] of cases) {
    it(`explains the error in plain language: ${name}`, async () => {
      const ended = await stubbed(defaultPlan('fr'), { MISTRAL_API_KEY: keyText, ...variables });
      expect(ended).toEqual({ code: 1, out: expect.any(String), err: `${messages('fr')}\n` });
    });
  }

  const required = '"mistralai>=2,<4,!=2.4.6"';
  it.each([['1.12.4'], ['0.4.2'], ['2.4.6'], ['4.0.0']])(
    'names the command that replaces version %s of the library',
    async (version) => {
      installStub(version);
      const { code, out, err } = await stubbed(defaultPlan(), { MISTRAL_API_KEY: keyText });
      installStub('2.0.0');
      expect([code, out]).toEqual([1, '']);
      expect(err).toContain(`; version ${version} is installed. Change it: "`);
      expect(err).toMatch(`python3" -m pip install --upgrade ${required}\n`);
    },
  );

  it('names the command that installs a missing library or repairs a broken one', async () => {
    const missing = await start('python', defaultPlan('fr'), {
      PYTHONPATH: '',
      PYTHONNOUSERSITE: '1',
    });
    if (hasLibrary.code !== 0)
      expect(missing.err).toContain('n’est pas installée. Pour l’installer\u00a0:');
    const broken = await stubbed(defaultPlan(), { MISTRAL_API_KEY: keyText, BROKEN: '1' });
    expect([broken.code, broken.out]).toEqual([1, '']);
    expect(broken.err).toContain('mistralai 2.0.0 could not be loaded (No module named ');
    expect(broken.err.split('\n')).toHaveLength(2);
  });

  it('declares its dependencies for uv', () => {
    const block = /^# \/\/\/ script\n((?:# .*\n)+)# \/\/\/\n$/m.exec(
      pythonProgram(defaultPlan(), 'a.py'),
    );
    expect(block?.[1]).toBe(
      '# requires-python = ">=3.10"\n# dependencies = ["mistralai>=2,<4,!=2.4.6"]\n',
    );
  });

  it('reports a missing key', async () => {
    const { code, err } = await stubbed(defaultPlan(), {});
    expect(code).toBe(1);
    expect(err).toContain('MISTRAL_API_KEY is not set.');
  });
});

describe('a snippet of the chat screen', () => {
  const chat = { kind: 'chat', model: 'm', messages: [{ role: 'user', content: 'Hi' }] } as const;

  async function runTypescript(answer: RawAnswer): Promise<Ended> {
    const service = await startRawService(answer);
    running.push(service);
    const source = requestCode('typescript', { ...chat, baseUrl: service.url });
    const { code } = await transform(source, { loader: 'ts' });
    writeFileSync(join(folder, 'snippet.mjs'), code);
    return await run(process.execPath, ['snippet.mjs'], { MISTRAL_API_KEY: keyText });
  }

  test('prints the text of an answer in parts', async () => {
    const [answer, printed] = unusualAnswers['thoughts and text in parts'] ?? [{ body: '' }, ''];
    expect(await runTypescript(answer)).toEqual({ code: 0, out: `${printed}\n`, err: '' });
  });

  test('keeps the text of a stream that is cut, and reports the error on a line of its own', async () => {
    const [answer] = brokenAnswers['a stream that is cut'] ?? [{ body: '' }];
    const { code, out, err } = await runTypescript(answer);
    expect([code, out]).toEqual([1, 'Half']);
    expect(err).toMatch(/^\n\w+ \n$/);
  });

  test('never prints the raw answer of a refusal', async () => {
    const [answer] = brokenAnswers['a refusal'] ?? [{ body: '' }];
    const { code, out, err } = await runTypescript(answer);
    expect([code, out, err]).toEqual([1, '', '\nSDKError 400\n']);
  });

  test('compiles in strict mode', async () => {
    for (const request of [chat, { kind: 'embeddings', model: 'm', inputs: ['a'] } as const]) {
      writeFileSync(join(folder, `${request.kind}.mts`), requestCode('typescript', request));
    }
    const compilerOptions = { typeRoots: [join(root, 'node_modules/@types')] };
    const include = ['chat.mts', 'embeddings.mts'];
    const config = { extends: join(root, 'tsconfig.json'), compilerOptions, include };
    writeFileSync(join(folder, 'tsconfig.snippets.json'), JSON.stringify(config));
    const tsc = join(root, 'node_modules/.bin/tsc');
    const ended = await run(tsc, ['-p', 'tsconfig.snippets.json'], {});
    expect(ended).toEqual({ code: 0, out: '', err: '' });
  });
});

describe('a snippet of the chat screen in Python', { tags: ['python3'] }, () => {
  it('reports an error in one line below the text that arrived, without the raw answer', async () => {
    const messages = [{ role: 'user', content: 'Hi' }] as const;
    const baseUrl = 'https://api.eu.mistral.ai';
    const source = requestCode('python', { kind: 'chat', model: 'm', messages, baseUrl });
    writeFileSync(join(folder, 'snippet.py'), source);
    const variables = { PYTHONPATH: join(folder, 'stub'), MISTRAL_API_KEY: keyText };
    const cut = await run('python3', ['snippet.py'], { ...variables, CUT: '1' });
    expect([cut.code, cut.out.split('\n').at(-1), cut.err]).toEqual([
      1,
      'answer',
      '\nReadError \n',
    ]);
    const refused = await run('python3', ['snippet.py'], { ...variables, STATUS: '500' });
    expect([refused.code, refused.err]).toEqual([1, '\nMistralError 500\n']);
  });
});

test('explains installation and use in its first lines', () => {
  const [python, typescript, curl] = [
    pythonProgram(defaultPlan(), 'a.py'),
    typescriptProgram(defaultPlan(), 'a b.mts'),
    curlProgram(defaultPlan(), 'a.sh'),
  ];
  expect(python).toContain(
    '# Install: python3 -m venv .venv && .venv/bin/python -m pip install "mistralai>=2,<4,!=2.4.6"\n',
  );
  expect(python).toContain('# Run: mistral-onboard exec -- .venv/bin/python a.py\n');
  expect(python).toContain(
    '# Or, with uv, which needs no install: mistral-onboard exec -- uv run a.py\n',
  );
  expect(typescript).toContain('// Install: npm i @mistralai/mistralai@^2.7\n');
  expect(typescript).toContain('// Run: mistral-onboard exec -- node "a b.mts"\n');
  expect(curl).toContain('# Run: mistral-onboard exec -- bash a.sh\n');
});
