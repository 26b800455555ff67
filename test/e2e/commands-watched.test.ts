import { spawn, spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { watchedNetwork } from '../support/network/leak.ts';
import { watchSockets } from '../support/network/socket-watch.ts';
import { onMachine, secret } from '../support/processes/machine.ts';
import { type Ended, environmentWith, programFile } from '../support/processes/program.ts';
import { realFacts } from '../support/real-facts.ts';
import { errorFamily } from '../support/rules/error-families.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const network = await watchedNetwork();
const { prefix, how, leakOf } = network;
afterAll(() => network.end());

const question = 'What is the best French cheese?';

/** Each command as typed, and its piped input. */
const lines = {
  models: ['models --task embeddings', ''],
  chat: ['chat -', `${question}\n`],
  embed: ['embed - --json', 'one\n\n猫\n'],
  test: ['--max-cost 0.01 key test --json', ''],
  doctor: ['doctor', ''],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

type Name = keyof typeof lines;
const names = Object.keys(lines) as readonly Name[];

const runCommands = `
node=$1; program=$2
"$node" "$program" emulator --port 0 >"$HOME/emulator" &
emulator=$!
# An emulator that does not start is no reason to wait for ever.
until grep -q 127.0.0.1 "$HOME/emulator"; do kill -0 $emulator || exit 1; sleep 0.05; done
MISTRAL_ONBOARD_BASE_URL=$(sed -n 's/listening on //p' "$HOME/emulator"); export MISTRAL_ONBOARD_BASE_URL
cd "$HOME/runs"
${names
  .map(
    (name) =>
      `"$node" "$program" ${lines[name][0]} <${name}.in >${name}.out 2>${name}.err; echo $? >${name}.code`,
  )
  .join('\n')}
kill $emulator
`;

/** Runs the commands on the watched network; returns how each ended, and the other destinations it contacted. */
function runWatched() {
  return onMachine({ MISTRAL_API_KEY: secret }, async ({ folders, variables }) => {
    const runs = join(folders.home, 'runs');
    await mkdir(runs);
    for (const name of names) await writeFile(join(runs, `${name}.in`), lines[name][1]);
    const leak = await leakOf(async (tell) => {
      const [program = 'sh', ...args] = [
        ...prefix,
        'sh',
        '-c',
        runCommands,
        'sh',
        process.execPath,
        programFile(),
      ];
      const child = spawn(program, args, { env: environmentWith(variables), cwd: folders.home });
      if (child.pid !== undefined) tell(child.pid);
      await once(child, 'close');
    });
    const read = (name: Name, part: string) => readFile(join(runs, `${name}.${part}`), 'utf8');
    const ended = async (name: Name): Promise<Ended> => ({
      code: Number(await read(name, 'code')),
      stdout: await read(name, 'out'),
      stderr: await read(name, 'err'),
    });
    const all = await Promise.all(names.map(async (name) => [name, await ended(name)] as const));
    return { leak, ran: Object.fromEntries(all) as Record<Name, Ended> };
  });
}

describe('the commands on a watched network', () => {
  let watched: Awaited<ReturnType<typeof runWatched>>;
  beforeAll(async () => {
    watched = await runWatched();
  });

  describe(errorFamily('network', `the program contacts only the service, ${how}`), () => {
    test('in every command', () => expect(watched.leak).toEqual([]));
  });

  test('models: prints the table on stdout and messages on stderr', () => {
    const { code, stdout, stderr } = watched.ran.models;
    expect(code).toBe(0);
    expect(stdout).toMatch(/^model .*\nmistral-embed-2312 .*\ncodestral-embed-2505 .*\n$/);
    expect(stderr).toContain('the variable MISTRAL_API_KEY');
    expect(stderr).toContain('Models: 2.');
  });

  test('chat: reads a question from a pipe and writes the answer to one', () => {
    const { code, stdout, stderr } = watched.ran.chat;
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^There is no [\s\S]*blues\?\n$/)]);
    expect(stderr.startsWith(`Asking ${realFacts.models.chat}, `)).toBe(true);
    expect(stderr).toMatch(/\d tokens in, /);
  });

  test('embed: reads lines from a pipe and writes vectors to one', () => {
    const { code, stdout, stderr } = watched.ran.embed;
    expect([code, stderr]).toEqual([0, '']);
    const { count, dimensions, embeddings } = JSON.parse(stdout);
    expect([count, dimensions, embeddings.length]).toEqual([2, 1024, 2]);
    const lengths = embeddings.map((vector: readonly number[]) => Math.hypot(...vector));
    expect(lengths[0]).toBeCloseTo(1, 5);
  });

  test('key test: sends the call when the spending cap is high enough', () => {
    expect(JSON.parse(watched.ran.test.stdout)).toMatchObject({ ok: true });
  });

  test('doctor: runs every check', () => {
    const { code, stderr } = watched.ran.doctor;
    expect(code, stderr).toBeLessThanOrEqual(1);
  });
});

describe('the network watch', () => {
  const tries = [
    ['an address', "require('net').connect(80, '192.0.2.1').on('error', () => {})"],
    ['a name', "require('dns').lookup('nobody.test', () => {})"],
    ['a name server', "require('dns').resolve4('nobody.test', () => {})"],
    [
      'a datagram',
      "require('dgram').createSocket('udp4').send('x', 9, '192.0.2.1', () => process.exit())",
    ],
    ['a closed port', "require('net').connect(1, '127.0.0.1').on('error', () => {})"],
  ] as const;

  test.each(tries)(
    'sees %s in a network namespace',
    { tags: ['namespaces'] },
    async (_, script) => {
      const leak = await leakOf(async () => {
        const [program = '', ...args] = [...prefix, process.execPath, '-e', script];
        spawnSync(program, args);
      });
      expect(leak).toContainEqual(expect.stringMatching(/elsewhere|datagram|, of which/));
    },
  );

  test('sees a connection to another machine from outside the namespace', async () => {
    const socket = createSocket('udp4');
    const isOnline = await new Promise<boolean>((resolve) => {
      socket.once('error', () => resolve(false));
      socket.connect(9, '192.0.2.1', () => resolve(true));
    });
    const watch = watchSockets(() => process.pid);
    const own = createSocket('udp4');
    await new Promise<void>((resolve) => own.connect(9, '127.0.0.1', resolve));
    await new Promise((resolve) => setTimeout(resolve, 40));
    const seen = watch.stop();
    socket.close();
    own.close();
    expect(seen.filter((far) => far.endsWith(':0009'))).toEqual(isOnline ? ['010200C0:0009'] : []);
  });
});
