import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  managerCommands,
  type SecretManager,
  secretManagers,
} from '../../../src/core/handoff/secret-managers.ts';
import { shellSyntaxes } from '../../../src/core/handoff/shell-quote.ts';
import { posixSyntax, setLaunchers } from '../../../src/i18n/command-line.ts';
import { keyText } from '../../support/fakes/services.ts';

/** Programs with these names, which record their arguments. */
const folder = mkdtempSync(join(tmpdir(), 'onboard-managers-'));
const log = join(folder, 'arguments');
const noted = `printf '%s\\n' "$0 $*" >> "$LOG"\n`;
const stubs: Readonly<Record<string, string>> = {
  // A stand-in for our own command: passes the key in the environment of one program.
  'mistral-onboard': `${noted}shift 2; MISTRAL_API_KEY=$KEY exec "$@"`,
  op: `${noted}[ "$1" = run ] && { shift 2; exec "$@"; }; cat`,
  bw: `${noted}case $1 in encode) base64 -w0 ;; get) echo "$KEY" ;; *) base64 -d ;; esac`,
  dcli: `${noted}shift 2; exec "$@"`,
  aws: `${noted}case $2 in get*) echo "$KEY" ;; *) cat /dev/stdin ;; esac`,
  gcloud: `${noted}case $2 in versions) echo "$KEY" ;; *) cat ;; esac`,
  vault: `${noted}case $2 in get) echo "$KEY" ;; *) cat ;; esac`,
  gh: `${noted}cat`,
  glab: `${noted}cat`,
  python3: `${noted}printf %s "$MISTRAL_API_KEY"`,
};
for (const [name, text] of Object.entries(stubs)) {
  writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`);
  chmodSync(join(folder, name), 0o755);
}
afterAll(() => rmSync(folder, { recursive: true }));

/** Pastes a command into a shell; returns its final output and the arguments of its programs. */
async function paste(lines: readonly string[]) {
  writeFileSync(log, '');
  const env = { PATH: `${folder}:${process.env['PATH']}`, KEY: keyText, LOG: log };
  const out = await new Promise<string>((resolve, reject) => {
    execFile('sh', ['-c', lines.join('\n')], { env }, (failure, stdout, stderr) => {
      if (failure !== null || stderr !== '') reject(new Error(`${failure} ${stderr}`));
      else resolve(stdout);
    });
  });
  return { out, called: readFileSync(log, 'utf8') };
}

const shellManagers = secretManagers.filter((id) => managerCommands(id).store.length > 0);

describe('a secret manager', () => {
  test.each(shellManagers)('gets the key through a pipe: %s', async (id) => {
    const { out, called } = await paste(managerCommands(id).store);
    const values: Partial<Record<SecretManager, (document: string) => unknown>> = {
      onePassword: (document) => JSON.parse(document).fields[0].value,
      bitwarden: (document) => JSON.parse(document).login.password,
    };
    expect((values[id] ?? String)(out)).toBe(keyText);
    expect(called).not.toContain(keyText);
    expect(called.split('\n').length).toBeGreaterThan(2);
  });

  test.each<[SecretManager, string]>([
    ['onePassword', 'op://Private/mistral-api-key/credential'],
    ['bitwarden', keyText],
    ['dashlane', 'dl://mistral-api-key/password'],
    ['aws', keyText],
    ['google', keyText],
    ['vault', keyText],
  ])('gives it to a program: %s', async (id, value) => {
    const { out, called } = await paste(managerCommands(id).run);
    expect(out).toBe(value);
    expect(called).toContain('python3 app.py');
    expect(called).not.toContain(keyText);
  });

  test.each(secretManagers)('has lines that fit 80 columns: %s', (id) => {
    const { store, run } = managerCommands(id);
    expect(Math.max(...[...store, ...run].map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});

describe('in PowerShell', () => {
  beforeAll(() => {
    const command = { words: ['mistral-onboard'], beforeArguments: [] };
    const shell = shellSyntaxes.powershell;
    setLaunchers(() => ({ here: command, anywhere: command, shell }));
  });
  afterAll(() => {
    const command = { words: ['mistral-onboard'], beforeArguments: [] };
    setLaunchers(() => ({ here: command, anywhere: command, shell: posixSyntax }));
  });

  test.each(secretManagers)('no line has the syntax of POSIX shells: %s', (id) => {
    const { store, run } = managerCommands(id);
    const isService = id === 'github' || id === 'gitlab';
    const lines = [...store, ...(isService ? [] : run)].join('\n');
    expect(lines).not.toMatch(/python3|\$\(|printf|sh -c|\\\n|\/dev\/stdin|^MISTRAL_API_KEY=/m);
  });

  test('a program gets the key without a line end', () => {
    expect(managerCommands('github').store).toEqual([
      'mistral-onboard exec "--" cmd /d /c `',
      "  '<nul set /p =%MISTRAL_API_KEY%| gh secret set MISTRAL_API_KEY'",
    ]);
  });
});
