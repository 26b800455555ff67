import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { scenarioNames } from '../../../src/emulator/scenario-names.ts';
import { type Emulator, startEmulator } from '../../../src/emulator/server.ts';
import { langs } from '../../../src/i18n/languages.ts';
import { longWait } from '../../support/long-wait.ts';
import { atOurEnd } from '../../support/processes/processes.ts';
import { environmentWith, programFile } from '../../support/processes/program.ts';
import { runLine } from '../surroundings.ts';

const running: Emulator[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((emulator) => emulator.close()));
});

describe('mistral-onboard emulator', () => {
  test('serves until it is stopped, and exits with 0', async () => {
    const stop = new AbortController();
    const line = runLine(['emulator', '--scenario', 'key-refused'], { signal: stop.signal });
    stop.abort();
    const { code, out } = await line;
    expect(code).toBe(0);
    expect(out).toMatch(/^listening on http:\/\/127\.0\.0\.1:[1-9]\d*\n$/);
    await expect(fetch(out.trim().replace('listening on ', ''))).rejects.toThrow();
  });

  test('explains how to call it, in both languages', async () => {
    for (const lang of langs) {
      const stop = new AbortController();
      const line = runLine(['--lang', lang, 'emulator', '--scenario', 'cut'], {
        signal: stop.signal,
      });
      stop.abort();
      const { out, err } = await line;
      const url = out.trim().replace('listening on ', '');
      expect(err).toContain('cut');
      expect(err).toContain(`${url}/v1`);
      expect(err).toContain(`mistral-onboard chat --base-url ${url} Hello`);
      expect(err).toContain('Ctrl+C');
    }
  });

  test('prints only its address in a pipe', async () => {
    const stop = new AbortController();
    const terminal = { stdin: false, stdout: false };
    const line = runLine(['emulator'], { signal: stop.signal, terminal });
    stop.abort();
    expect((await line).err).toBe('');
  });

  test('accepts the key of the example that it prints', async () => {
    const stop = new AbortController();
    let err = '';
    const onErr = (text: string) => {
      err += text;
    };
    const line = runLine(['emulator'], { signal: stop.signal, onErr });
    await vi.waitFor(() => expect(err).toContain('curl'), longWait);
    const [, url = '', authorization = ''] =
      /curl (\S+) -H "Authorization: ([^"]+)"/.exec(err) ?? [];
    const answer = await fetch(url, { headers: { authorization } });
    stop.abort();
    await line;
    expect(answer.status).toBe(200);
  });

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'exits with 0 at %s, even with open answers',
    async (signal) => {
      const child = spawn(process.execPath, [programFile(), 'emulator', '--scenario', 'stall'], {
        env: environmentWith({}),
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const forget = atOurEnd(() => child.kill('SIGKILL'));
      const [said] = await once(child.stdout, 'data');
      const url = String(said).trim().replace('listening on ', '');
      const headers = { authorization: 'Bearer aBcDeFgHiJkLmNoPqRsTuVwXyZ123456' };
      const body = JSON.stringify({
        model: 'mistral-small-latest',
        messages: [{ role: 'user', content: 'Hello' }],
        stream: true,
      });
      const answer = await fetch(`${url}/v1/chat/completions`, { method: 'POST', headers, body });
      const broken = expect(answer.text()).rejects.toThrow();
      child.kill(signal);
      expect(await once(child, 'exit')).toEqual([0, null]);
      forget();
      await broken;
    },
  );

  test('reports a port in use', async () => {
    const other = await startEmulator();
    running.push(other);
    const said = await runLine(['emulator', '--port', String(other.port)]);
    expect(said).toMatchObject({ code: 2, out: '' });
    expect(said.err).toBe(
      `✗ Port ${other.port} is taken by another program. Choose another, or 0 for a free one.\n`,
    );
  });

  test.each(['-', 'x', '65536', '99999999', '1.5', '0x10', '1e3', ' 80'])(
    'refuses the port %j',
    async (port) => {
      const said = await runLine(['emulator', `--port=${port}`]);
      expect(said).toMatchObject({ code: 2, out: '' });
      expect(said.err).toContain(`“${port}” can’t be used for --port.`);
    },
  );

  test.each(['fine', 'OK', 'constructor', 'ok '])('refuses the scenario %j', async (scenario) => {
    const said = await runLine(['emulator', '--scenario', scenario]);
    expect(said).toMatchObject({ code: 2, out: '' });
    expect(said.err).toContain(`“${scenario}” can’t be used for --scenario.`);
  });

  test('names every scenario in its help', async () => {
    const { out } = await runLine(['emulator', '--help']);
    for (const name of scenarioNames) expect(out).toMatch(new RegExp(`\\b${name}(?=\\s)`));
  });
});
