import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { managerTools } from '../../../src/core/handoff/manager-tools.ts';
import { secretManagers } from '../../../src/core/handoff/secret-managers.ts';
import { createNoTools } from '../../../src/services/demo/no-tools.ts';
import type { ToolsPort } from '../../../src/services/ports/tools.ts';
import { createTools } from '../../../src/services/processes/tools.ts';
import { key, keyText } from '../../support/fakes/services.ts';
import { longWait } from '../../support/long-wait.ts';
import { programsIn } from '../../support/processes/found-programs.ts';
import { isRunning } from '../../support/processes/processes.ts';

/** Creates the port with the current PATH. */
const toolsUntil = (stop: AbortSignal) => createTools({ programs: programsIn(), stop });
let tools: ToolsPort;
const unstopped = () => new AbortController().signal;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tools-'));
  vi.stubEnv('PATH', `${folder}:${process.env['PATH']}`);
  tools = toolsUntil(new AbortController().signal);
});
afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

/** Creates a program that precedes all others with this name. */
async function stub(name: string, script: string): Promise<void> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
}

const wrote = (name: string) => readFile(join(folder, name), 'utf8').catch(() => '');

/** Waits in real time until a program has written its process id. */
async function pidOf(): Promise<number> {
  for (;;) {
    const text = await wrote('pid');
    if (text.endsWith('\n')) return Number(text);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const hangs = () => `echo $$ > ${folder}/pid; exec sleep 600`;

const offered = secretManagers.flatMap((id) => {
  const tool = managerTools[id];
  return tool === undefined ? [] : [{ id, tool }];
});

/** Output of signed-in tools that are not recognised by their exit code. */
const answers: Partial<Record<string, string>> = {
  bw: '{"status":"unlocked"}',
  gcloud: 'someone@example.com',
};
const quiet: Partial<Record<string, string>> = { bw: '{"status":"locked"}', gcloud: '' };

describe.each(offered)('the tool of $id', ({ tool: { program, check, store } }) => {
  test('is ready if it is installed and signed in', async () => {
    await stub(program, `echo "$*" > ${folder}/argv; echo '${answers[program] ?? ''}'`);
    expect(await tools.findReady(check, unstopped())).toBe(join(folder, program));
    expect(check.argv.join(' ')).toContain((await wrote('argv')).trim());
  });

  test('is not ready if it is not signed in', async () => {
    const code = quiet[program] === undefined ? 1 : 0;
    await stub(program, `echo '${quiet[program] ?? ''}'; exit ${code}`);
    expect(await tools.findReady(check, unstopped())).toBeUndefined();
  });

  test('receives exactly the key, and only on stdin', async () => {
    // One tool reads its input by a path.
    const read = program === 'aws' ? 'cat /dev/stdin' : 'cat';
    await stub(program, `printf '%s ' "$0" "$@" > ${folder}/argv; ${read} > ${folder}/stdin`);
    expect(await tools.give(join(folder, program), store, key, unstopped())).toEqual({
      code: 0,
      says: '',
    });
    const stdin = await wrote('stdin');
    const keyOf: Partial<Record<string, () => unknown>> = {
      op: () => JSON.parse(stdin).fields[0].value,
      bw: () => JSON.parse(atob(stdin)).login.password,
    };
    expect((keyOf[program] ?? (() => stdin))()).toBe(keyText);
    const argv = await wrote('argv');
    expect(argv).toContain(program);
    expect(`${argv} ${store.argv.join(' ')}`).not.toContain(keyText);
  });

  test('never shows the key, even if the tool repeats its input', async () => {
    await stub(
      program,
      `printf 'error: \\033[31mno\\007 %s, %s\\n' "$(cat | head -c 300)" x >&2; exit 3`,
    );
    const { code, says } = await tools.give(join(folder, program), store, key, unstopped());
    expect(code).toBe(3);
    expect(says).toMatch(/^error: no .*••••/);
    expect(says).not.toContain(keyText.slice(0, 8));
    expect(says).not.toMatch(/[A-Za-z0-9+]{24}/);
  });
});

test('a missing tool is not ready, and passing it the key throws an error with its name', async () => {
  const missing = { argv: ['no-such-tool'], stdin: (text: string) => text };
  expect(await tools.findReady(missing, unstopped())).toBeUndefined();
  const path = join(folder, 'no-such-tool');
  await expect(tools.give(path, missing, key, unstopped())).rejects.toMatchObject({
    error: { code: 'files', problem: 'missing', path },
  });
});

describe('a tool that hangs', () => {
  const command = { argv: ['slow'], stdin: (text: string) => text };
  const slow = () => join(folder, 'slow');

  test('is ended when the user stops it', async () => {
    await stub('slow', hangs());
    const stop = new AbortController();
    const end = tools.give(slow(), command, key, stop.signal);
    const pid = await pidOf();
    stop.abort();
    expect(await end).toEqual({ code: undefined, says: '' });
    await vi.waitUntil(() => !isRunning(pid), longWait);
  });

  test('is ended with the program', async () => {
    await stub('slow', hangs());
    const stop = new AbortController();
    const end = toolsUntil(stop.signal).findReady(command, unstopped());
    const pid = await pidOf();
    stop.abort();
    expect(await end).toBeUndefined();
    await vi.waitUntil(() => !isRunning(pid), longWait);
  });

  test.each([
    ['asked whether it is ready', 5_000, () => tools.findReady(command, unstopped()), undefined],
    [
      'given the key',
      30_000,
      () => tools.give(slow(), command, key, unstopped()),
      { code: undefined, says: '' },
    ],
  ] as const)('is ended at its time limit, %s', async (_, ms, ask, expected) => {
    await stub('slow', hangs());
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const end = ask();
    await pidOf();
    let isOver = false;
    void end.then(() => {
      isOver = true;
    });
    await vi.advanceTimersByTimeAsync(ms - 1);
    expect(isOver).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await end).toEqual(expected);
  });

  test('receives nothing if it was stopped before', async () => {
    await stub('slow', `cat > ${folder}/stdin`);
    await expect(tools.give(slow(), command, key, AbortSignal.abort())).rejects.toMatchObject({
      error: { code: 'cancelled' },
    });
    expect(await wrote('stdin')).toBe('');
  });
});

test('the demo runs no tool', async () => {
  const none = createNoTools();
  await stub('there', `: > ${folder}/ran`);
  expect(none.runs).toBe(false);
  expect(await none.findReady({ argv: ['there'] }, unstopped())).toBeUndefined();
});
