import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requestCode } from '../../src/core/export/snippets/request-code.ts';
import { exportTexts } from '../../src/core/export/texts.ts';
import { type Emulator, startEmulator } from '../../src/emulator/server.ts';
import { type Lang, langs } from '../../src/i18n/languages.ts';
import { defaultPlan } from '../core/export/plans.ts';
import {
  brokenAnswers,
  limitedAnswers,
  malformedAnswers,
  startRawService,
} from '../core/export/programs/raw-service.ts';
import { findPythons, installPython } from './install.ts';

const run = promisify(execFile);
const key = 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD2gH';
/** The oldest and the newest release of each supported generation, and the newest that pip finds. */
const supported = ['==2.0.0', '==2.10.1', '==3.7.0', '<4'];
const packages = ['@mistralai/mistralai@~2.7.0', 'tsx@4', 'newman@6', '@usebruno/cli@3'];
/** A Node that runs TypeScript, if npm has one for this machine. */
const nodePackage = `node-${process.platform}-${process.arch}@24`;

let emulator: Emulator;
let folder: string;

beforeAll(async () => {
  emulator = await startEmulator({ pace: 'none' });
  folder = await mkdtemp(join(tmpdir(), 'onboard-exports-'));
  await writeFile(join(folder, 'package.json'), '{"private":true}');
  await npm('install', '--no-audit', '--no-fund', ...packages);
});
afterAll(async () => {
  await emulator.close();
  await rm(folder, { recursive: true, force: true });
});

async function npm(...args: readonly string[]) {
  await run('npm', args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
}

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a program as `exec` does: with the key in its environment. */
async function start(
  program: string,
  args: readonly string[],
  cwd = folder,
  address = emulator.url,
): Promise<Ended> {
  const env = { ...process.env, MISTRAL_API_KEY: key, MISTRAL_SERVER_URL: address };
  const ended = run(program, args, { cwd, env, timeout: 120_000 });
  return await ended.then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    (failed) => ({ code: Number(failed.code), out: failed.stdout, err: failed.stderr }),
  );
}

const inModules = (name: string) => join(folder, 'node_modules/.bin', name);

async function write(format: 'python' | 'typescript' | 'curl', name: string, lang: Lang = 'en') {
  const [{ text }] = exportTexts(format, defaultPlan(lang), name);
  await writeFile(join(folder, name), text);
  return name;
}

function expectAnswered({ code, out, err }: Ended): void {
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('Comt');
  expect(out).toMatch(/\n3\s(?:vectors|vecteurs) [^\n]+1024[^\n]+\n$/);
}

describe('Python', () => {
  async function pythonWith(version: string): Promise<string> {
    const python = (await findPythons()).find(({ minor }) => minor >= 10);
    if (python === undefined) throw new Error('No Python 3.10 or newer is installed.');
    const environment = join(folder, `py${version.replaceAll(/\W/g, '-')}`);
    await installPython(python.path, environment, [`mistralai${version}`]);
    return join(environment, 'bin/python');
  }

  test.each(supported)('runs with mistralai%s', async (version) => {
    const python = await pythonWith(version);
    for (const lang of langs) {
      expectAnswered(await start(python, [await write('python', `try-${lang}.py`, lang)]));
    }
    const { chat } = defaultPlan();
    const snippet = requestCode('python', { ...chat, baseUrl: emulator.url });
    await writeFile(join(folder, 'snippet.py'), snippet);
    const { code, out, err } = await start(python, ['snippet.py']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('Comt');
  });

  test('reports broken streams and limits of zero with the real library', async () => {
    const python = await pythonWith('<4');
    const program = await write('python', 'broken.py');
    const answers = [
      ...Object.entries(brokenAnswers).map(([name, [answer]]) => [name, answer] as const),
      ...Object.entries(limitedAnswers).map(([name, [answer]]) => [name, answer] as const),
      ...Object.entries(malformedAnswers),
    ];
    for (const [name, answer] of answers) {
      const service = await startRawService(answer);
      const snippet = requestCode('python', { ...defaultPlan().chat, baseUrl: service.url });
      await writeFile(join(folder, 'broken-snippet.py'), snippet);
      for (const file of [program, 'broken-snippet.py']) {
        const { code, err } = await start(python, [file], folder, service.url);
        if (file === program || code !== 0) {
          expect([name, code, err.trim().split('\n').length]).toEqual([name, 1, 1]);
        }
        expect(err, name).not.toMatch(/secret|[{}]|Traceback/);
      }
      await service.close();
    }
  });

  test('names the upgrade in one sentence with mistralai 1.12.4', async () => {
    const ended = await start(await pythonWith('==1.12.4'), [await write('python', 'old.py')]);
    expect([ended.code, ended.out]).toEqual([1, '']);
    expect(ended.err).toMatch(/^This program needs mistralai>=2[^\n]+ version 1\.12\.4 [^\n]+\n$/);
  });

  test('runs by uv without a virtual environment', async () => {
    const uv = join(folder, 'py-with-uv');
    const [python] = await findPythons();
    await installPython(python?.path ?? 'python3', uv, ['uv']);
    const quiet = ['run', '--quiet', await write('python', 'by_uv.py')];
    expectAnswered(await start(join(uv, 'bin/uv'), quiet));
    await write('python', 'by-uv');
    const script = ['run', '--quiet', '--script', 'by-uv'];
    expectAnswered(await start(join(uv, 'bin/uv'), script));
  });
});

describe('TypeScript', () => {
  const kinds = [undefined, 'module', 'commonjs'] as const;
  const endings = ['ts', 'mts', 'cts'] as const;
  const cases = kinds.flatMap((type) => endings.map((ending) => [type, ending] as const));

  async function writeIn(type: string | undefined, ending: string): Promise<string> {
    const name = `${type ?? 'without'}-type`;
    await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, name, 'package.json'), JSON.stringify({ name, type }));
    return await write('typescript', `${name}/try.${ending}`);
  }

  test.each(cases)('runs by tsx with "type": %s as .%s', async (type, ending) => {
    expectAnswered(await start(inModules('tsx'), [await writeIn(type, ending)]));
  });

  test('runs by Node itself in every kind of package', async ({ skip }) => {
    const hasNode = await npm('install', '--no-save', '--no-audit', nodePackage).then(
      () => true,
      () => false,
    );
    skip(!hasNode, `npm has no ${nodePackage}`);
    const node = join(folder, 'node_modules', nodePackage.replace(/@.*/, ''), 'bin/node');
    for (const [type, ending] of cases) {
      const args = ['--disable-warning=ExperimentalWarning', await writeIn(type, ending)];
      expectAnswered(await start(node, args));
    }
  });
});

test('cURL runs in bash', async () => {
  expectAnswered(await start('bash', [await write('curl', 'try.sh')]));
});

describe('collections', () => {
  const plan = () => ({ ...defaultPlan(), baseUrl: emulator.url });

  test('newman runs the Postman collection', async () => {
    const [{ text }] = exportTexts('postman', plan(), 'c.json');
    await writeFile(join(folder, 'c.json'), text);
    const args = ['run', 'c.json', '--env-var', `MISTRAL_API_KEY=${key}`];
    const { code, out } = await start(inModules('newman'), args);
    expect([code, out.match(/\[200 OK/g)?.length]).toEqual([0, 6]);
  });

  test('bru runs the Bruno collection', async () => {
    const collection = join(folder, 'bruno');
    for (const { name, text } of exportTexts('bruno', plan(), 'bruno')) {
      const path = join(collection, name);
      await mkdir(join(path, '..'), { recursive: true });
      await writeFile(path, text);
    }
    const { code, out } = await start(inModules('bru'), ['run', '--env', 'Mistral'], collection);
    expect([code, out.match(/\(200 OK\)/g)?.length]).toEqual([0, 6]);
  });
});
