import { describe, expect, it } from 'vitest';
import { findStored } from '../../../src/core/keys/find-stored.ts';
import { readKeyRecords } from '../../../src/core/keys/key-records.ts';
import { removeKey } from '../../../src/core/keys/remove-key.ts';
import { saveKey } from '../../../src/core/keys/save-key.ts';
import { AppError } from '../../../src/errors/errors.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import type { FilesPort } from '../../../src/services/ports/services.ts';
import { createFakeVault, passphraseText } from '../../support/fakes/fake-vault.ts';
import { createTestServices, key, keyText, recordingFiles } from '../../support/fakes/services.ts';

const newer = new Secret('zyxwVUTS0987654321zyxwVUTS098765');
const request = { profile: 'default', key, expiresOn: undefined };
const nobody = () => Promise.reject(new Error('no one is asked'));

/** Returns files whose writes fail as on a full disk. */
function full(files: FilesPort): FilesPort {
  const error = { code: 'files', problem: 'full', path: '/own/keys.json' } as const;
  return { ...files, change: () => Promise.reject(new AppError(error)) };
}

describe('saving a key', () => {
  it('stores it and records the store', async () => {
    const services = await createTestServices();
    const saved = await saveKey(services, {
      ...request,
      where: 'keychain',
      expiresOn: '2027-02-18',
    });
    expect(saved).toEqual({
      profile: 'default',
      where: 'keychain',
      place: 'secret-service',
      lastFour: keyText.slice(-4),
      expiresOn: '2027-02-18',
      left: undefined,
    });
    expect((await readKeyRecords(services)).get('default')).toEqual({
      store: 'keychain',
      createdAt: '2026-11-20T09:00:00.000Z',
      expiresOn: '2027-02-18',
      lastFour: keyText.slice(-4),
    });
    expect(services.written.join()).not.toContain(keyText);
  });

  it('records nothing for a key that was not stored', async () => {
    const services = await createTestServices({ keychain: { readBack: async () => false } });
    await expect(saveKey(services, { ...request, where: 'keychain' })).rejects.toMatchObject({
      error: { code: 'keychain', problem: 'false-success' },
    });
    expect(services.written).toEqual([]);
  });

  it('removes the earlier key from its store', async () => {
    const services = await createTestServices();
    await saveKey(services, { ...request, where: 'keychain' });
    await services.vault.create(new Secret(passphraseText));
    const saved = await saveKey(services, { ...request, key: newer, where: 'vault' });
    expect(saved.left).toBeUndefined();
    expect(await services.keychain.read('default')).toBeUndefined();
    expect((await services.vault.read('default'))?.equals(newer)).toBe(true);
    expect((await readKeyRecords(services)).get('default')?.store).toBe('vault');
  });

  it('retains the earlier key and its record if the new one is for this session only', async () => {
    const services = await createTestServices();
    await saveKey(services, { ...request, where: 'keychain', expiresOn: '2027-02-18' });
    const before = await readKeyRecords(services);
    const saved = await saveKey(services, { ...request, key: newer, where: 'memory' });
    expect(saved).toMatchObject({ where: 'memory', left: 'keychain', expiresOn: undefined });
    expect((await services.memory.read('default'))?.equals(newer)).toBe(true);
    expect((await services.keychain.read('default'))?.equals(key)).toBe(true);
    expect(await readKeyRecords(services)).toEqual(before);
  });

  it.each(['keychain', 'memory'] as const)('works without a writable disk: %s', async (where) => {
    const services = await createTestServices({ files: full(recordingFiles([])) });
    const saved = await saveKey(services, { ...request, where });
    expect(saved).toMatchObject({ where, left: undefined });
    const found = await findStored(services, { profile: 'default', store: undefined, ask: nobody });
    expect(found === undefined).toBe(where === 'memory');
  });

  it('stores nothing if another store is recorded and the record cannot be changed', async () => {
    const files = recordingFiles([]);
    const services = await createTestServices({ files });
    await services.vault.create(new Secret(passphraseText));
    await saveKey(services, { ...request, where: 'vault' });
    const onFull = { ...services, files: full(files) };
    const saved = saveKey(onFull, { ...request, key: newer, where: 'keychain' });
    await expect(saved).rejects.toMatchObject({ error: { code: 'files' } });
    expect(await services.keychain.read('default')).toBeUndefined();
    expect((await services.vault.read('default'))?.equals(key)).toBe(true);
  });

  it('stores the key if the same store is recorded, even if the record cannot be changed', async () => {
    const files = recordingFiles([]);
    const services = await createTestServices({ files });
    await saveKey(services, { ...request, where: 'keychain' });
    const onFull = { ...services, files: full(files) };
    const saved = await saveKey(onFull, { ...request, key: newer, where: 'keychain' });
    expect(saved).toMatchObject({ where: 'keychain', left: undefined });
    expect((await services.keychain.read('default'))?.equals(newer)).toBe(true);
  });

  it('reports where an earlier key remains', async () => {
    const vault = createFakeVault();
    const services = await createTestServices({ vault });
    await vault.create(new Secret(passphraseText));
    await saveKey(services, { ...request, where: 'vault' });
    const locked = createFakeVault({ holds: { default: key } });
    const saved = await saveKey(
      { ...services, vault: locked },
      { ...request, key: newer, where: 'keychain' },
    );
    expect(saved.left).toBe('vault');
  });
});

describe('removing a key', () => {
  it('removes it from its store and drops its record', async () => {
    const services = await createTestServices();
    await saveKey(services, { ...request, where: 'keychain' });
    const removed = await removeKey(services, { profile: 'default', ask: nobody });
    expect(removed).toEqual({ store: 'keychain', lastFour: keyText.slice(-4) });
    expect(await services.keychain.read('default')).toBeUndefined();
    expect((await readKeyRecords(services)).size).toBe(0);
    await expect(removeKey(services, { profile: 'default', ask: nobody })).rejects.toMatchObject({
      error: { code: 'key-missing' },
    });
  });

  it('drops the record of a key that is already gone', async () => {
    const services = await createTestServices();
    await saveKey(services, { ...request, where: 'keychain' });
    await services.keychain.remove('default');
    await expect(removeKey(services, { profile: 'default', ask: nobody })).rejects.toMatchObject({
      error: { code: 'key-missing' },
    });
    expect((await readKeyRecords(services)).size).toBe(0);
  });

  it('retains the record of another store', async () => {
    const services = await createTestServices();
    await saveKey(services, { ...request, where: 'keychain' });
    await services.vault.create(new Secret(passphraseText));
    await services.vault.write('default', newer);
    const removed = await removeKey(services, { profile: 'default', store: 'vault', ask: nobody });
    expect(removed.store).toBe('vault');
    expect((await readKeyRecords(services)).get('default')?.store).toBe('keychain');
    expect((await services.keychain.read('default'))?.equals(key)).toBe(true);
  });

  it('changes nothing if the store cannot be reached', async () => {
    const services = await createTestServices();
    await saveKey(services, { ...request, where: 'keychain' });
    const vault = createFakeVault({ holds: { default: key }, passphrase: 'another one' });
    const variables = { MISTRAL_ONBOARD_PASSPHRASE: passphraseText };
    const other = { ...services, vault, environment: { ...services.environment, variables } };
    await expect(
      removeKey(other, { profile: 'default', store: 'vault', ask: nobody }),
    ).rejects.toMatchObject({ error: { code: 'passphrase', problem: 'wrong' } });
    expect((await readKeyRecords(services)).size).toBe(1);
  });
});
