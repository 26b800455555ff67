import { execFile, spawn } from 'node:child_process';
import { access, chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { programFile } from '../support/processes/program.ts';
import { filesHolding } from '../support/processes/tree.ts';
import { type Installed, installTools } from './install.ts';
import { type RecordingService, startRecordingService } from './recording-service.ts';

const run = promisify(execFile);
const key = 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD2gH';
const model = 'mistral-small-latest';

interface RealTool {
  readonly id: string;
  readonly program: string;
  /** A settings file as a person may have it, below the home; the tool has none where absent. */
  readonly settings?: readonly [name: string, text: string];
  /** Words after `mistral-onboard` that make it call the model once. */
  readonly call: readonly string[];
  /** It calls the usual address alone. */
  readonly isUsual?: boolean;
  /** Lets a tool use the settings of a folder. */
  readonly allow?: readonly string[];
}

const question = 'Say hi.';

const tools: readonly RealTool[] = [
  {
    id: 'llm',
    program: 'llm',
    isUsual: true,
    call: ['exec', '--as', 'LLM_MISTRAL_KEY', '--', 'llm', question],
  },
  {
    id: 'aider',
    program: 'aider',
    settings: ['.aider.conf.yml', '# mine\ncheck-update: false   # why\nanalytics: false\n'],
    call: [
      'exec',
      '--',
      'aider',
      '--no-git',
      '--yes-always',
      '--no-stream',
      '--map-tokens',
      '0',
      '--no-show-release-notes',
      '--message',
      question,
    ],
  },
  {
    id: 'opencode',
    program: 'opencode',
    settings: [
      '.config/opencode/opencode.json',
      '{\n  // mine\n  "$schema": "https://opencode.ai/config.json",\n  "autoupdate": false // why\n}\n',
    ],
    call: ['exec', '--', 'opencode', 'run', question],
  },
  {
    id: 'goose',
    program: 'goose',
    settings: ['.config/goose/config.yaml', '# mine\nGOOSE_TELEMETRY_ENABLED: false # why\n'],
    call: ['exec', '--', 'goose', 'run', '--no-session', '-t', question],
  },
  {
    id: 'continue',
    program: 'cn',
    settings: ['.continue/config.yaml', '# mine\nname: Mine\nversion: 1.0.0\nschema: v1 # why\n'],
    call: ['exec', '--', 'cn', '-p', question],
  },
  {
    id: 'vibe',
    program: 'vibe',
    settings: ['.vibe/config.toml', '# mine\nenable_update_checks = false # why\n'],
    call: ['exec', '--', 'vibe', '-p', question],
  },
  {
    id: 'mise',
    program: 'mise',
    settings: ['work/mise.toml', '# mine\n[env] # why\nA = "1"\n'],
    allow: ['mise', 'trust', '--quiet'],
    call: ['TOOL', 'mise', 'exec', '--'],
  },
  {
    id: 'direnv',
    program: 'direnv',
    settings: ['work/.envrc', '# mine\nexport A=1\n'],
    allow: ['direnv', 'allow'],
    call: ['TOOL', 'direnv', 'exec', '.'],
  },
];

let root: string;
let service: RecordingService;
let installed: Installed;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'real-tools-'));
  service = await startRecordingService();
  await writeFile(join(root, 'ca.pem'), service.certificate);
  const bin = join(root, 'bin');
  await mkdir(bin);
  const launcher = join(bin, 'mistral-onboard');
  await writeFile(launcher, `#!/bin/sh\nexec "${process.execPath}" "${programFile()}" "$@"\n`);
  await chmod(launcher, 0o755);
  const { folders, failures } = await installTools(root);
  installed = { folders: [bin, ...folders], failures };
  // A program in a `node_modules/.bin` counts as a project's own, and is given no key.
  for (const folder of folders.filter((each) => each.includes('node_modules'))) {
    for (const { program } of tools) {
      const path = join(folder, program);
      await access(path)
        .then(() => symlink(path, join(bin, program)))
        .catch(() => {});
    }
  }
  for (const failure of failures) process.stderr.write(`not installed: ${failure}\n`);
});

afterAll(async () => {
  await service?.close();
  await rm(root, { recursive: true, force: true, maxRetries: 5 });
});

async function machineFor({ id, isUsual = false }: Pick<RealTool, 'id' | 'isUsual'>) {
  const home = join(root, 'homes', id);
  const work = join(home, 'work');
  await mkdir(work, { recursive: true });
  const env = {
    HOME: home,
    PATH: [...installed.folders, process.env['PATH']].join(delimiter),
    TERM: 'dumb',
    LANG: 'C.UTF-8',
    MISTRAL_ONBOARD_PASSPHRASE: 'correct horse battery',
    LITELLM_LOCAL_MODEL_COST_MAP: 'True',
    LITELLM_MASTER_KEY: 'sk-0123456789abcdef0123456789abcdef',
    ...(isUsual
      ? service.variables(join(root, 'ca.pem'))
      : { MISTRAL_ONBOARD_BASE_URL: service.url }),
  };
  const start = (words: readonly string[], stdin = '') => {
    const [file = '', ...args] = words;
    const child = run(file, args, { cwd: work, env, timeout: 120_000, maxBuffer: 8_388_608 });
    child.child.stdin?.end(stdin);
    return child;
  };
  return { home, work, env, start };
}

async function isOnPath(program: string): Promise<boolean> {
  const folders = [...installed.folders, ...(process.env['PATH'] ?? '').split(delimiter)];
  const found = folders.map((folder) =>
    access(join(folder, program)).then(
      () => true,
      () => false,
    ),
  );
  return (await Promise.all(found)).includes(true);
}

/** The equivalent call by curl, for tools that only set the variable. */
const callByCurl = (url: string) =>
  `curl -sS -H "Authorization: Bearer $MISTRAL_API_KEY" -H "Content-Type: application/json" -d '{"model":"${model}","messages":[{"role":"user","content":"hi"}]}' ${url}/v1/chat/completions`;

describe.each(tools)('$id', (tool) => {
  test('is connected, calls with the key and the model, and is as it was before', async (context) => {
    if (!(await isOnPath(tool.program))) return context.skip('it could not be installed here');
    const { home, start } = await machineFor(tool);
    const settings = tool.settings && join(home, tool.settings[0]);
    if (settings !== undefined) {
      await mkdir(dirname(settings), { recursive: true });
      await writeFile(settings, tool.settings?.[1] ?? '');
    }
    await start(['mistral-onboard', 'setup', '--json'], key);
    const connected = await start(['mistral-onboard', 'connect', tool.id, '--yes', '--json']);
    expect(JSON.parse(connected.stdout)).toMatchObject({ ok: true, state: 'connected', model });
    if (tool.allow !== undefined) await start(tool.allow);
    const before = service.calls.length;
    const [first, ...rest] = tool.call;
    const words =
      first === 'TOOL'
        ? [...rest, 'sh', '-c', callByCurl(service.url)]
        : ['mistral-onboard', ...tool.call];
    // What a tool makes of the answer is its own affair.
    await start(words).catch(() => {});
    const seen = service.calls.slice(before);
    expect(seen.length).toBeGreaterThan(0);
    for (const call of seen) expect(call).toEqual({ authorization: `Bearer ${key}`, model });
    const doctor = await start(['mistral-onboard', 'doctor', '--json']).catch(
      (thrown: { readonly stdout: string }) => thrown,
    );
    const { checks } = JSON.parse(doctor.stdout);
    expect(checks).toContainEqual(
      expect.objectContaining({
        id: 'tools',
        status: 'ok',
        detail: expect.stringContaining(model),
      }),
    );
    expect(filesHolding(home, key)).toEqual([]);
    await start(['mistral-onboard', 'connect', tool.id, '--undo', '--yes']);
    if (settings !== undefined) expect(await readFile(settings, 'utf8')).toBe(tool.settings?.[1]);
    else
      expect(
        filesHolding(home, `mistral/${model}`).filter((name) => /default_model/.test(name)),
      ).toEqual([]);
  });
});

describe('litellm', () => {
  const slow = { timeout: 600_000 };

  test('serves the model with the key, and gives its settings back', slow, async (context) => {
    if (!(await isOnPath('litellm'))) return context.skip('it could not be installed here');
    const { home, work, env, start } = await machineFor({ id: 'litellm' });
    const settings = join(work, 'litellm_config.yaml');
    const text =
      '# mine\nmodel_list:\n- model_name: other # why\n  litellm_params:\n    model: openai/x\n    api_key: none\n';
    await writeFile(settings, text);
    await start(['mistral-onboard', 'setup', '--json'], key);
    await start(['mistral-onboard', 'connect', 'litellm', '--yes']);
    const port = '4321';
    const args = [
      'exec',
      '--',
      'litellm',
      '--config',
      settings,
      '--host',
      '127.0.0.1',
      '--port',
      port,
    ];
    const server = spawn('mistral-onboard', args, { cwd: work, env, stdio: 'ignore' });
    try {
      const address = `http://127.0.0.1:${port}`;
      for (let tries = 0; tries < 400; tries += 1) {
        const alive = await fetch(`${address}/health/liveliness`).catch(() => undefined);
        if (alive?.ok) break;
        await sleep(1_000);
      }
      const before = service.calls.length;
      await fetch(`${address}/v1/chat/completions`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${env.LITELLM_MASTER_KEY}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ model, messages: [{ role: 'user', content: 'hi' }] }),
      });
      expect(service.calls.slice(before)).toEqual([{ authorization: `Bearer ${key}`, model }]);
    } finally {
      server.kill();
    }
    expect(filesHolding(home, key)).toEqual([]);
    await start(['mistral-onboard', 'connect', 'litellm', '--undo', '--yes']);
    expect(await readFile(settings, 'utf8')).toBe(text);
  });
});
