import { execFile, spawn } from 'node:child_process';
import { access, chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { programFile } from '../support/processes/program.ts';
import { filesHolding } from '../support/processes/tree.ts';
import { type Installed, installTools } from './install.ts';
import { type RecordingService, startRecordingService } from './recording-service.ts';

const run = promisify(execFile);
const key = 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD2gH';
const model = 'mistral-small-latest';
const question = 'Say hi.';
/** Milliseconds for one command. Generous: the tools take half a minute to start on a busy machine. */
const commandMs = 300_000;
const serverStartMs = 900_000;

interface Machine {
  readonly home: string;
  readonly work: string;
  readonly env: Readonly<Record<string, string>>;
  /** Runs a command line in the working folder. Rejects if it fails. */
  readonly start: (
    words: readonly string[],
    stdin?: string,
  ) => Promise<{ readonly stdout: string }>;
}

interface RealTool {
  readonly id: string;
  readonly program: string;
  /** Its settings file below the home, with a text that a person may have there; without one, it does not exist. */
  readonly settings: readonly [name: string, text?: string];
  /** Arguments of `mistral-onboard` that make the tool call the model once, or a function that does so. */
  readonly call: readonly string[] | ((machine: Machine) => Promise<unknown>);
  /** True for a tool that can only call the real address: a proxy leads it to the emulator. */
  readonly isUsual?: boolean;
  /** Lets a tool use the settings of a folder. */
  readonly allow?: readonly string[];
}

/** Calls the API with the variable that a tool has set. */
const callByVariable = (url: string) =>
  `node -e ${JSON.stringify(
    `fetch('${url}/v1/chat/completions',{method:'POST',headers:{authorization:'Bearer '+process.env.MISTRAL_API_KEY,'content-type':'application/json'},body:JSON.stringify({model:'${model}',messages:[{role:'user',content:'hi'}]})})`,
  )}`;

const tools: readonly RealTool[] = [
  {
    id: 'llm',
    program: 'llm',
    isUsual: true,
    settings: ['.config/io.datasette.llm/default_model.txt'],
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
      '--map-tokens=0',
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
    id: 'crush',
    program: 'crush',
    settings: ['.config/crush/crush.json', '{\n  "options": {"debug": false}\n}\n'],
    call: ({ start }) => start(['crush', 'run', question]),
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
    id: 'litellm',
    program: 'litellm',
    settings: [
      'work/litellm_config.yaml',
      '# mine\nmodel_list:\n- model_name: other # why\n  litellm_params:\n    model: openai/x\n    api_key: none\n',
    ],
    call: callLiteLlm,
  },
  {
    id: 'aichat',
    program: 'aichat',
    settings: ['.config/aichat/config.yaml', '# mine\nsave: false # why\n'],
    call: ['exec', '--', 'aichat', question],
  },
  {
    id: 'mise',
    program: 'mise',
    settings: ['work/mise.toml', '# mine\n[env] # why\nA = "1"\n'],
    allow: ['mise', 'trust', '--quiet'],
    call: ({ start }) => start(['mise', 'exec', '--', 'sh', '-c', callByVariable(service.url)]),
  },
  {
    id: 'direnv',
    program: 'direnv',
    settings: ['work/.envrc', '# mine\nexport A=1\n'],
    allow: ['direnv', 'allow'],
    call: ({ start }) => start(['direnv', 'exec', '.', 'sh', '-c', callByVariable(service.url)]),
  },
];

let root: string;
let bin: string;
let service: RecordingService;
let installed: Installed;
/** The proven steps of each tool, for the table at the end. */
const results = new Map<string, string[]>();

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'real-tools-'));
  service = await startRecordingService();
  await writeFile(join(root, 'ca.pem'), service.certificate);
  // A program in a `node_modules/.bin` counts as planted by the project and gets no key, so all programs are linked
  // into another folder.
  bin = join(root, 'bin');
  await mkdir(bin);
  const launcher = join(bin, 'mistral-onboard');
  await writeFile(launcher, `#!/bin/sh\nexec "${process.execPath}" "${programFile()}" "$@"\n`);
  await chmod(launcher, 0o755);
  installed = await installTools(process.env['REAL_TOOLS'] || join(root, 'tools'));
  for (const [program, path] of installed.programs) await symlink(path, join(bin, program));
});

afterAll(async () => {
  await service?.close();
  await rm(root, { recursive: true, force: true, maxRetries: 5 });
  const rows = tools.map(({ id, program }) => {
    const failure = installed?.failures.get(program);
    return `${id.padEnd(10)} ${failure === undefined ? (results.get(id)?.join(', ') ?? '') : `not installed: ${failure}`}`;
  });
  process.stderr.write(`\n${rows.join('\n')}\n\n`);
});

test.for(tools)(
  '$id is connected, calls with the key and the model, and is restored',
  async (tool, context) => {
    const proved: string[] = [];
    results.set(tool.id, proved);
    const failure = installed.failures.get(tool.program);
    if (failure !== undefined) return context.skip(failure);
    const machine = await machineFor(tool);
    const { home, start } = machine;
    const path = join(home, tool.settings[0]);
    await writeSettings(path, tool.settings[1]);
    proved.push('installed');

    await start(['mistral-onboard', 'setup', '--json'], key);
    const connect = ['mistral-onboard', 'connect', tool.id, '--yes', '--json'];
    const first = JSON.parse((await start(connect)).stdout);
    expect(first).toMatchObject({ ok: true, state: 'connected', model });
    const again = JSON.parse((await start(connect)).stdout);
    expect(again).toMatchObject({ ok: true, state: 'unchanged' });
    proved.push('connected');

    if (tool.allow !== undefined) await start(tool.allow);
    const before = service.calls.length;
    let output = '';
    // Vibe gives up if it has not started within two minutes, which happens on a busy machine.
    for (let tries = 0; tries < 3 && service.calls.length === before; tries += 1) {
      output = await callOnce(tool, machine);
    }
    const seen = service.calls.slice(before);
    expect(seen, output).not.toEqual([]);
    for (const call of seen) {
      expect(call, output).toEqual({ authorization: `Bearer ${key}`, model, status: 200 });
    }
    proved.push(`${seen.length} call(s) with the key and ${model}`);

    expect(await toolsCheck(machine)).toMatchObject({
      status: 'ok',
      detail: expect.stringContaining(model),
    });
    proved.push('doctor: ok');
    expect(filesHolding(home, key)).toEqual([]);
    proved.push('key in no file');

    await start(['mistral-onboard', 'connect', tool.id, '--undo', '--yes']);
    expect(await readText(path)).toBe(tool.settings[1]);
    proved.push('settings restored byte for byte');
  },
);

async function machineFor({ id, isUsual = false }: RealTool): Promise<Machine> {
  const home = join(root, 'homes', id);
  const work = join(home, 'work');
  await mkdir(work, { recursive: true });
  const env = {
    HOME: home,
    PATH: [bin, process.env['PATH']].join(delimiter),
    TERM: 'dumb',
    LANG: 'C.UTF-8',
    MISTRAL_ONBOARD_PASSPHRASE: 'correct horse battery',
    LITELLM_LOCAL_MODEL_COST_MAP: 'True',
    LITELLM_MASTER_KEY: 'sk-0123456789abcdef0123456789abcdef',
    ...(isUsual
      ? service.variables(join(root, 'ca.pem'))
      : { MISTRAL_ONBOARD_BASE_URL: service.url }),
  };
  const start: Machine['start'] = ([file = '', ...args], stdin = '') => {
    const child = run(file, args, { cwd: work, env, timeout: commandMs, maxBuffer: 8_388_608 });
    child.child.stdin?.end(stdin);
    return child;
  };
  return { home, work, env, start };
}

async function writeSettings(path: string, text: string | undefined): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  if (text !== undefined) await writeFile(path, text);
}

function readText(path: string): Promise<string | undefined> {
  return access(path).then(
    () => readFile(path, 'utf8'),
    () => undefined,
  );
}

/** Makes a tool call the model, and returns its output. The record of the service shows whether the call succeeded. */
async function callOnce({ call }: RealTool, machine: Machine): Promise<string> {
  const calling =
    typeof call === 'function' ? call(machine) : machine.start(['mistral-onboard', ...call]);
  return await calling.then(
    (ended) => JSON.stringify(ended),
    (thrown: { stdout?: string; stderr?: string; message?: string }) =>
      [thrown.message, thrown.stdout, thrown.stderr].join('\n').slice(-4_000),
  );
}

/** Returns the result of `doctor` about the connected tools. */
async function toolsCheck({ start }: Machine): Promise<unknown> {
  const doctor = await start(['mistral-onboard', 'doctor', '--timeout', '120', '--json']).catch(
    (thrown: { readonly stdout: string }) => thrown,
  );
  const { checks } = JSON.parse(doctor.stdout);
  return checks.find(({ id }: { readonly id: string }) => id === 'tools');
}

/** Starts the proxy of LiteLLM, and sends it one question. */
async function callLiteLlm({ work, env }: Machine): Promise<unknown> {
  const port = await freePort();
  const args = [
    'exec',
    '--',
    'litellm',
    '--config=litellm_config.yaml',
    '--host=127.0.0.1',
    `--port=${port}`,
  ];
  const stdio = ['ignore', 'pipe', 'pipe'] as const;
  const server = spawn('mistral-onboard', args, { cwd: work, env, stdio: [...stdio] });
  let output = '';
  const listen = (piece: Buffer) => {
    output = `${output}${piece}`.slice(-4_000);
  };
  for (const stream of [server.stdout, server.stderr]) stream.on('data', listen);
  const address = `http://127.0.0.1:${port}`;
  try {
    const end = Date.now() + serverStartMs;
    while (!(await isAlive(address))) {
      if (server.exitCode !== null || Date.now() > end) throw new Error(output);
      await sleep(500);
    }
    const answer = await fetch(`${address}/v1/chat/completions`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${env['LITELLM_MASTER_KEY']}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ model, messages: [{ role: 'user', content: 'hi' }] }),
    });
    return { stdout: await answer.text() };
  } finally {
    server.kill();
  }
}

async function isAlive(address: string): Promise<boolean> {
  return (await fetch(`${address}/health/liveliness`).catch(() => undefined))?.ok === true;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}
