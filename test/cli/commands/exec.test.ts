import { describe, expect, it } from 'vitest';
import type { ChildEnd, RunChild } from '../../../src/services/ports/children.ts';
import type { Secret } from '../../../src/services/ports/secret.ts';
import { createTestServices, key, type TestServicesOptions } from '../../support/fakes/services.ts';
import { runLine } from '../surroundings.ts';

interface Run {
  readonly command: string;
  readonly args: readonly string[];
  readonly key: Secret;
  readonly variable: string | undefined;
}

const otherText = 'zZ3dE5gH7jK9mN1pQ3sT5vW7yZ9bD2gH';

async function exec(
  messages: readonly string[],
  options: TestServicesOptions & { readonly end?: ChildEnd; readonly signal?: AbortSignal } = {},
) {
  const { end = { type: 'exited', code: 0 }, signal, ...given } = options;
  const runs: Run[] = [];
  const runChild: RunChild = async (command, args, secret, variable) => {
    runs.push({ command, args, key: secret, variable });
    return end;
  };
  const children = { prepare: async () => runChild };
  const services = await createTestServices({ stored: key, children, ...given });
  const said = await runLine(['--lang', 'en', ...messages], {
    services,
    terminal: { stdin: false, stdout: false },
    ...(signal !== undefined && { signal }),
  });
  return { ...said, runs };
}

describe('exec', () => {
  it.each([
    'PATH',
    'path',
    'HOME',
    'LD_PRELOAD',
    'DYLD_INSERT_LIBRARIES',
    'NODE_OPTIONS',
    'BASH_ENV',
    'HTTPS_PROXY',
  ])('refuses --as %s, a variable that the system or an interpreter reads', async (variable) => {
    const { code, runs, err } = await exec(['exec', '--as', variable, '--', 'llm']);
    expect({ code, runs }).toEqual({ code: 2, runs: [] });
    expect(err).toContain('Use a variable that only your program reads');
  });

  it('passes the key in a second variable with --as', async () => {
    const { runs } = await exec(['exec', '--as', 'LLM_MISTRAL_KEY', '--', 'llm', 'hi']);
    expect(runs).toMatchObject([{ command: 'llm', args: ['hi'], variable: 'LLM_MISTRAL_KEY' }]);
    expect(await exec(['exec', '--as', 'A KEY', '--', 'llm'])).toMatchObject({ code: 2, runs: [] });
  });

  it.each([
    [
      ['exec', '--', 'python', 'app.py'],
      ['python', 'app.py'],
    ],
    [
      ['exec', '--', 'sh', '-c', 'echo "$X"'],
      ['sh', '-c', 'echo "$X"'],
    ],
    [
      ['exec', '--', 'node', '--help', '--version', '-h', '-v'],
      ['node', '--help', '--version', '-h', '-v'],
    ],
    [
      ['exec', '--', 'x', '--json', '--lang', 'de', '--profile', 'A B'],
      ['x', '--json', '--lang', 'de', '--profile', 'A B'],
    ],
    [
      ['exec', '--', 'x', '--', 'y', '--', ''],
      ['x', '--', 'y', '--', ''],
    ],
    [
      ['exec', '--', 'exec', 'key', '--demo'],
      ['exec', 'key', '--demo'],
    ],
    [['exec', '--', '--odd-name'], ['--odd-name']],
  ])('passes the words after the dashes unchanged: %j', async (messages, run) => {
    const { code, out, err, runs } = await exec(messages);
    expect([code, out, err]).toEqual([0, '', '']);
    expect(runs.map(({ command, args }) => [command, ...args])).toEqual([run]);
    expect(runs[0]?.key.equals(key)).toBe(true);
  });

  it.each<[ChildEnd, number]>([
    [{ type: 'exited', code: 0 }, 0],
    [{ type: 'exited', code: 77 }, 77],
    [{ type: 'signalled', number: 15 }, 143],
    [{ type: 'signalled', number: 9 }, 137],
  ])('exits as the program does: %j', async (end, exit) => {
    const { code, err } = await exec(['exec', '--', 'x'], { end });
    expect([code, err]).toEqual([exit, '']);
  });

  it.each([
    ['missing', 127],
    ['denied', 126],
    ['other', 126],
  ] as const)('reports in a sentence that the program did not start: %s', async (problem, exit) => {
    const { code, out, err } = await exec(['exec', '--', 'nosuch', 'secret-argument'], {
      end: { type: 'not-started', problem },
    });
    expect([code, out, err]).toEqual([exit, '', expect.stringMatching(/“nosuch”.*\.\n$/)]);
    expect(err).not.toContain('secret-argument');
  });

  it('does not repeat a key that was typed instead of a program', async () => {
    const { code, out, err } = await exec(['exec', '--', otherText], {
      end: { type: 'not-started', problem: 'missing' },
    });
    expect([code, out]).toEqual([2, '']);
    expect(err).not.toContain(otherText);
  });

  it.each([
    [['exec']],
    [['exec', '--']],
    [['exec', 'ls', '-l']],
    [['exec', 'ls']],
    [['exec', 'ls', '--', 'ls']],
    [['exec', '--shell', 'sh', '--', 'ls']],
  ])('runs nothing without the dashes, or with more before them: %j', async (messages) => {
    const { code, err, runs } = await exec(messages);
    expect([code, runs]).toEqual([2, []]);
    expect(err).not.toBe('');
  });

  it('prints its own error as JSON only with its own --json', async () => {
    const missing = await exec(['exec', '--profile', 'work', '--', 'x', '--json']);
    expect([missing.code, missing.out, missing.runs]).toEqual([4, '', []]);
    expect(missing.err).toContain('no Mistral key');
  });

  it('passes the stored key of a named profile, and reports another one in the variable', async () => {
    const variables = { MISTRAL_API_KEY: otherText };
    const named = await exec(['exec', '--profile', 'default', '--', 'x'], { variables });
    expect(named.runs[0]?.key.equals(key)).toBe(true);
    expect(named.err).toMatch(/^! MISTRAL_API_KEY is set to another key.*\n$/);
    const unnamed = await exec(['exec', '--', 'x'], { variables });
    expect([unnamed.runs[0]?.key.reveal(), unnamed.err]).toEqual([otherText, '']);
  });

  it.each([
    ['your-key-here', 'a placeholder'],
    [`\${MISTRAL_API_KEY}`, 'a reference to a key'],
    ['encrypted:BG8sLw2VZ8Ymb7sW', 'an encrypted value'],
    ['too short', 'text that can’t be a key'],
  ])('passes the stored key if the variable contains %s, and reports it', async (text, content) => {
    const { err, runs } = await exec(['exec', '--', 'x'], { variables: { MISTRAL_API_KEY: text } });
    expect(runs[0]?.key.equals(key)).toBe(true);
    expect(err).toBe(
      `! MISTRAL_API_KEY contains ${content}, so it is ignored and the stored key is used.\n`,
    );
  });

  it('passes the key of the variable without its quotes, and prints nothing', async () => {
    const variables = { MISTRAL_API_KEY: `"${otherText}"` };
    const { err, runs } = await exec(['exec', '--', 'x'], { variables });
    expect([runs[0]?.key.reveal(), err]).toEqual([otherText, '']);
  });

  it('runs nothing after a stop', async () => {
    const { code, runs } = await exec(['exec', '--', 'x'], { signal: AbortSignal.abort() });
    expect([code, runs]).toEqual([130, []]);
  });
});
