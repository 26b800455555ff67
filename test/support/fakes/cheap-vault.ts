import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '../../../src/services/clock.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { createVault } from '../../../src/services/vault/vault.ts';
import { passphrase } from '../processes/machine.ts';

/**
 * A work factor that takes no time; the default one takes half a second. It must have as many digits as the default
 * one.
 */
const workFactor = 10;

/**
 * Replaces the program's vault with one that has this key. The program opens it normally, with the work factor of its
 * header; vaults that the program writes have the default one. Returns the bytes of the vault.
 */
export async function putCheapVault(
  home: string,
  key: string,
  under = passphrase,
): Promise<Buffer> {
  const appFolder = join(home, '.config/mistral-onboard');
  await rm(join(appFolder, 'vault.age'), { force: true });
  const vault = createVault({
    appFolder,
    clock: systemClock(),
    own: { pid: process.pid, uid: process.geteuid?.(), isRunning: () => true },
    workFactor,
  });
  await vault.create(new Secret(under));
  await vault.write('default', new Secret(key));
  const record = { store: 'vault', createdAt: '2025-01-01T00:00:00Z', lastFour: key.slice(-4) };
  await writeFile(join(appFolder, 'keys.json'), JSON.stringify({ default: record }), {
    mode: 0o600,
  });
  return readFile(vault.path);
}
