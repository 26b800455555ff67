import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../../../src/services/ports/secret.ts';
import { runAge } from '../../support/processes/age.ts';
import { key, keysIn, lockedVault, makePlace, otherKey, type Place } from './fixture.ts';

const passphrase = 'cheval été — correct 🐎';

let place: Place;
let plain: string;
beforeEach(async () => {
  place = await makePlace();
  plain = join(place.folder, 'plain.json');
});
afterEach(() => place.remove());

// The e2e test of the wizard with a vault shows that age opens a vault with the default work factor.
describe('the program age', { tags: ['age'] }, () => {
  it('cannot open our vault with another passphrase', async () => {
    const vault = lockedVault(place);
    await vault.create(new Secret(passphrase));
    await vault.write('default', new Secret(key));
    const decrypt = ['--decrypt', '--output', plain, place.path];
    expect(await runAge(decrypt, 'wrong')).not.toBe(0);
    expect(await runAge(decrypt, passphrase)).toBe(0);
  });

  it('creates a vault that we can open and write, and that it can open again', async () => {
    await mkdir(place.folder);
    await writeFile(plain, JSON.stringify({ version: 1, keys: { work: key } }));
    expect(await runAge(['--passphrase', '--output', place.path, plain], passphrase)).toBe(0);
    await rm(plain);
    const vault = lockedVault(place);
    await vault.unlock(new Secret(passphrase));
    expect(await keysIn(vault)).toEqual({ work: key });
    await vault.write('default', new Secret(otherKey));
    expect(await runAge(['--decrypt', '--output', plain, place.path], passphrase)).toBe(0);
    const content = JSON.parse(await readFile(plain, 'utf8'));
    expect(content).toEqual({ version: 1, keys: { work: key, default: otherKey } });
  });
});
