import { describe, expect, it } from 'vitest';
import { type KeyRecord, writeKeyRecord } from '../../../src/core/keys/key-records.ts';
import { keyStatuses, statusOf } from '../../../src/core/keys/key-status.ts';
import { AppError } from '../../../src/errors/errors.ts';
import { createMemoryKeychain } from '../../../src/services/keychain/memory.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { key, keyText, recordingFiles } from '../../support/fakes/services.ts';

const dayMs = 86_400_000;
const now = Date.UTC(2026, 10, 20, 9);
const record: KeyRecord = {
  store: 'vault',
  createdAt: new Date(now).toISOString(),
  lastFour: '7yZ9',
};

function machine() {
  const reads: string[] = [];
  const inner = createMemoryKeychain();
  return {
    reads,
    keychain: {
      ...inner,
      read: (profile: string) => {
        reads.push(profile);
        return inner.read(profile);
      },
    },
    files: recordingFiles([]),
    clock: createFakeClock({ startAt: now }),
    environment: { variables: {}, platform: 'linux', appFolder: '/home/someone' } as const,
  };
}

describe('the status of stored keys', () => {
  it('is unknown, not empty, if the records cannot be read', async () => {
    const error = new AppError({
      code: 'files',
      problem: 'denied',
      path: '/home/someone/keys.json',
    });
    const files = { ...recordingFiles([]), read: () => Promise.reject(error) };
    await expect(keyStatuses({ ...machine(), files }, undefined)).rejects.toBe(error);
  });

  it('comes from the records, without reading a store', async () => {
    const services = machine();
    await writeKeyRecord(services, 'work', { ...record, store: 'keychain', lastFour: 'abcd' });
    await writeKeyRecord(services, 'default', { ...record, expiresOn: '2027-02-18' });
    expect(await keyStatuses(services, undefined)).toEqual([
      {
        profile: 'default',
        store: 'vault',
        lastFour: '7yZ9',
        ageDays: 0,
        expiresOn: '2027-02-18',
        reminders: [],
      },
      {
        profile: 'work',
        store: 'keychain',
        lastFour: 'abcd',
        ageDays: 0,
        expiresOn: null,
        reminders: [],
      },
    ]);
    expect(services.reads).toEqual([]);
  });

  it('is limited to one profile if it is named', async () => {
    const services = machine();
    await writeKeyRecord(services, 'work', record);
    await writeKeyRecord(services, 'default', record);
    const statuses = await keyStatuses(services, 'work');
    expect(statuses.map(({ profile }) => profile)).toEqual(['work']);
  });

  it('comes from the keychain if there are no records', async () => {
    const services = machine();
    await services.keychain.write('default', key);
    const statuses = await keyStatuses(services, undefined);
    expect(statuses).toEqual([
      {
        profile: 'default',
        store: 'keychain',
        lastFour: keyText.slice(-4),
        ageDays: null,
        expiresOn: null,
        reminders: [],
      },
    ]);
    expect(JSON.stringify(statuses)).not.toContain(keyText);
    expect(services.reads).toEqual(['default']);
  });

  it('is empty without keys, and if the keychain cannot be read', async () => {
    const services = machine();
    expect(await keyStatuses(services, 'work')).toEqual([]);
    const error = new AppError({ code: 'keychain', problem: 'hanging', detail: '' });
    const keychain = { ...services.keychain, read: () => Promise.reject(error) };
    expect(await keyStatuses({ ...services, keychain }, undefined)).toEqual([]);
  });
});

describe('reminders', () => {
  it.each([
    [0, []],
    [90, []],
    [91, ['old']],
  ])('of a key that is %i days old: %j', (days, reminders) => {
    const status = statusOf('default', record, now + days * dayMs);
    expect([status.ageDays, status.reminders]).toEqual([days, reminders]);
  });

  it.each([
    ['2026-12-05', []],
    ['2026-12-04', ['expiring']],
    ['2026-11-20', ['expiring']],
    ['2026-11-19', ['expired']],
  ])('of a key that expires on %s, on 20 November: %j', (expiresOn, reminders) => {
    expect(statusOf('default', { ...record, expiresOn }, now).reminders).toEqual(reminders);
  });

  it('are two for a key that is old and expired', () => {
    const status = statusOf('default', { ...record, expiresOn: '2026-11-19' }, now + 91 * dayMs);
    expect(status.reminders).toEqual(['old', 'expired']);
  });

  it('treat a key from the future as new', () => {
    expect(statusOf('default', record, now - dayMs).ageDays).toBe(0);
  });
});
