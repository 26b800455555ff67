import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { afterEach, beforeEach, expect } from 'vitest';
import { Secret } from '../../../src/services/secret.ts';
import { usualWorkFactor } from '../../../src/services/vault/wrapping-key.ts';
import { describeWithPrograms } from '../../support/describe-with-programs.ts';
import { key, keysIn, lockedVault, makePlace, otherKey, type Place } from './fixture.ts';

const passphrase = 'cheval été — correct 🐎';

let place: Place;
let plain: string;
beforeEach(async () => {
  place = await makePlace();
  plain = join(place.folder, 'plain.json');
});
afterEach(() => place.remove());

/** Runs `age` in a terminal, where it asks for the passphrase and nowhere else, and gives its exit code. */
function runAge(args: readonly string[], typed = passphrase): Promise<number> {
  const pty = spawn('age', [...args], { cols: 80, rows: 24 });
  let shown = '';
  let answered = 0;
  pty.onData((piece) => {
    shown += piece;
    const asked = [...shown.matchAll(/passphrase[^:]*: /g)].length;
    for (; answered < asked; answered += 1) pty.write(`${typed}\r`);
  });
  return new Promise((resolve) => pty.onExit(({ exitCode }) => resolve(exitCode)));
}

describeWithPrograms('the program age', ['age'], (it) => {
  it('opens a vault of ours, at its usual cost', async () => {
    const vault = lockedVault(place, { workFactor: usualWorkFactor });
    await vault.create(new Secret(passphrase));
    await vault.write('default', new Secret(key));
    expect(await runAge(['--decrypt', '--output', plain, place.path], 'wrong')).not.toBe(0);
    expect(await runAge(['--decrypt', '--output', plain, place.path])).toBe(0);
    const content = JSON.parse(await readFile(plain, 'utf8'));
    expect(content).toEqual({ version: 1, keys: { default: key } });
  });

  it('makes a vault that we open, and that it opens again when we have written it', async () => {
    await mkdir(place.folder);
    await writeFile(plain, JSON.stringify({ version: 1, keys: { work: key } }));
    expect(await runAge(['--passphrase', '--output', place.path, plain])).toBe(0);
    await rm(plain);
    const vault = lockedVault(place);
    await vault.unlock(new Secret(passphrase));
    expect(await keysIn(vault)).toEqual({ work: key });
    await vault.write('default', new Secret(otherKey));
    expect(await runAge(['--decrypt', '--output', plain, place.path])).toBe(0);
    const content = JSON.parse(await readFile(plain, 'utf8'));
    expect(content).toEqual({ version: 1, keys: { work: key, default: otherKey } });
  });
});
