import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createProcesses } from '../../../src/services/processes/processes.ts';
import { longWait } from '../../support/long-wait.ts';
import { programsIn } from '../../support/processes/found-programs.ts';
import { isRunning } from '../../support/processes/processes.ts';

const { run } = createProcesses({ programs: programsIn() });

/** Runs a program written in JavaScript. */
const node = (
  code: string,
  options: { stdin?: string; timeoutMs?: number } = {},
  ...args: string[]
) => run(process.execPath, ['-e', code, ...args], { timeoutMs: 20_000, ...options });

describe('processes', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'processes-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('return the exit code and both outputs', async () => {
    const code = 'process.stdout.write("été"); process.stderr.write("oops"); process.exitCode = 3';
    expect(await node(code)).toEqual({ code: 3, stdout: 'été', stderr: 'oops' });
  });

  it('receive text on stdin, and its end', async () => {
    const result = await node('process.stdin.pipe(process.stdout)', { stdin: 'a secret' });
    expect(result).toEqual({ code: 0, stdout: 'a secret', stderr: '' });
    expect(await node('process.stdin.pipe(process.stdout)')).toMatchObject({ code: 0, stdout: '' });
  });

  it('get their arguments unchanged, without a shell', async () => {
    const args = ['$HOME', '`id`', '; exit 9', 'a b', '"', "'", '*'];
    const result = await node('console.log(JSON.stringify(process.argv.slice(1)))', {}, ...args);
    expect(JSON.parse(result.stdout)).toEqual(args);
  });

  it('get the environment without the key and the passphrase', async () => {
    const { PATH } = process.env;
    const secrets = {
      MISTRAL_API_KEY: 'a key',
      LLM_MISTRAL_KEY: 'a key',
      CODESTRAL_API_KEY: 'a key',
      MISTRAL_ONBOARD_PASSPHRASE: 'correct horse',
    };
    const { run: runHere } = createProcesses({
      programs: programsIn({ PATH, TIDE: 'high', ...secrets }),
    });
    const { stdout } = await runHere('env', [], { timeoutMs: 20_000 });
    expect(stdout).toContain('TIDE=high\n');
    expect(stdout).not.toMatch(/MISTRAL|CODESTRAL|a key|correct horse/);
  });

  it('may end without reading their input', async () => {
    const result = await node('process.stdin.destroy()', { stdin: 'x'.repeat(4_000_000) });
    expect(result.code).toBe(0);
  });

  it('are ended at the time limit, and their output until then is returned', async () => {
    const code = 'process.on("SIGTERM", () => {}); console.log("here"); setInterval(() => {}, 1e9)';
    const result = await node(code, { timeoutMs: 1_500 });
    expect(result).toEqual({ code: undefined, stdout: 'here\n', stderr: '' });
  });

  it('have no exit code after a signal', async () => {
    expect((await node('process.kill(process.pid, "SIGKILL")')).code).toBeUndefined();
  });

  it('count as ended when they end, even if a child keeps their output open', async () => {
    const pidFile = join(folder, 'pid');
    const script = `sleep 600 & echo $! > "$1"; echo done`;
    const result = await run('sh', ['-c', script, 'sh', pidFile], { timeoutMs: 600_000 });
    expect(result).toEqual({ code: 0, stdout: 'done\n', stderr: '' });
    process.kill(Number(await readFile(pidFile, 'utf8')));
  });

  it.each(['while they run', 'before they start'])(
    'are ended when the program ends, %s',
    async (moment) => {
      const stop = new AbortController();
      const pidFile = join(folder, 'pid');
      const args = ['-c', 'echo $$ > "$1"; exec sleep 600', 'sh', pidFile];
      if (moment === 'before they start') stop.abort();
      const processes = createProcesses({ programs: programsIn(), stop: stop.signal });
      const outcome = processes.run('sh', args, { timeoutMs: 600_000 });
      const pidOf = () => readFile(pidFile, 'utf8').catch(() => '');
      if (!stop.signal.aborted) await vi.waitUntil(pidOf, longWait);
      stop.abort();
      expect(await outcome).toMatchObject({ code: undefined });
      const pid = Number(await pidOf());
      if (pid > 0) await vi.waitUntil(() => !isRunning(pid), longWait);
    },
  );

  it('may print more than is stored', async () => {
    const result = await node('process.stdout.write("x".repeat(3e6), () => console.error("end"))');
    expect(result).toMatchObject({ code: 0, stderr: 'end\n' });
    expect(result.stdout).toHaveLength(1_048_576);
  });

  it('that cannot be started throw an error with their name', async () => {
    const plain = join(folder, 'plain');
    await writeFile(plain, 'no program', { mode: 0o600 });
    const options = { timeoutMs: 20_000 };
    await expect(run('no-such-program', [], options)).rejects.toMatchObject({
      error: { code: 'files', problem: 'missing', path: 'no-such-program' },
    });
    await expect(run(plain, [], options)).rejects.toMatchObject({
      error: { code: 'files', problem: 'denied', path: plain },
    });
    await expect(run('sh', ['a\0b'], options)).rejects.toMatchObject({
      error: { code: 'files', problem: 'other', path: 'sh' },
    });
  });
});
