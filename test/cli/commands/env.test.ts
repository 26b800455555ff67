import { describe, expect, it } from 'vitest';
import {
  createTestServices,
  key,
  keyText,
  type TestServicesOptions,
} from '../../support/fakes/services.ts';
import { runLine } from '../surroundings.ts';

const inShell = (SHELL: string) => ({ variables: { SHELL } });

const fish = `set -gx MISTRAL_API_KEY '${keyText}'\n`;
const posix = `export MISTRAL_API_KEY='${keyText}'\n`;

async function env(
  messages: readonly string[],
  options: TestServicesOptions = {},
  platform: NodeJS.Platform = 'linux',
) {
  const made = await createTestServices({ stored: key, ...options });
  const services = { ...made, environment: { ...made.environment, platform } };
  return runLine(['--lang', 'en', ...messages], {
    services,
    terminal: { stdin: false, stdout: false },
  });
}

describe('env', () => {
  it.each<[string, readonly string[], TestServicesOptions, NodeJS.Platform, string]>([
    ['without a word of the shell', [], {}, 'linux', posix],
    ['on a Mac', [], inShell('/bin/zsh'), 'darwin', posix],
    [
      'that bash reads too, where fish is the login shell',
      [],
      inShell('/usr/bin/fish'),
      'linux',
      posix,
    ],
    ['whichever the login shell is', [], inShell('/usr/bin/nu'), 'linux', posix],
    ['for fish if it is named', ['--shell', 'fish'], {}, 'linux', fish],
    ['for a shell alike', ['--shell', '/bin/mksh'], inShell('/bin/fish'), 'linux', posix],
    ['for PowerShell on Windows', [], {}, 'win32', `$env:MISTRAL_API_KEY = '${keyText}'\n`],
    ['for Git Bash on Windows', [], { variables: { SHELL: '/usr/bin/bash' } }, 'win32', posix],
    [
      'for the shell named',
      ['--shell', 'cmd'],
      { variables: { SHELL: '/bin/bash' } },
      'win32',
      `set "MISTRAL_API_KEY=${keyText}"\n`,
    ],
  ])('prints one line and nothing else, %s', async (_, options, given, platform, line) => {
    const { code, out, err } = await env(['env', ...options], given, platform);
    expect([code, out, err]).toEqual([0, line, '']);
  });

  it('warns on a terminal that the key is visible, and how to avoid it', async () => {
    const services = await createTestServices({ stored: key });
    const { out, err } = await runLine(['env', '--lang', 'en', '--shell', 'fish'], { services });
    expect(out).toBe(`set -gx MISTRAL_API_KEY '${keyText}'\n`);
    expect(err).toContain('in plain text, as you asked');
    expect(err).toContain('mistral-onboard env --shell fish | source');
  });

  it.each([
    [['--shell', 'tcsh'], {}, 2],
    [['--profile', 'work'], {}, 4],
    [['please'], {}, 2],
  ])('prints no key with %j %j', async (options, given, exit) => {
    const { code, out } = await env(['env', ...options], given);
    expect([code, out]).toEqual([exit, '']);
  });

  it('prints nothing after a stop', async () => {
    const services = await createTestServices({ stored: key });
    const { code, out } = await runLine(['env'], { services, signal: AbortSignal.abort() });
    expect([code, out]).toEqual([130, '']);
  });

  it('prints the key of the variable, unless a profile is named', async () => {
    const given = { variables: { MISTRAL_API_KEY: 'zZ3dE5gH7jK9mN1pQ3sT5vW7yZ9bD2gH' } };
    expect((await env(['env'], given)).out).toContain('zZ3dE5gH7jK9mN1pQ3sT5vW7yZ9bD2gH');
    expect((await env(['env', '--profile', 'default'], given)).out).toBe(posix);
  });
});
