import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import {
  forgetKeyRecord,
  isDay,
  type KeyRecord,
  knownRecords,
  noteUse,
  readKeyRecords,
  recordOf,
  requireKeyRecords,
  writeKeyRecord,
} from '../../../src/core/keys/key-records.ts';
import { AppError } from '../../../src/errors/errors.ts';
import { systemClock } from '../../../src/services/clock.ts';
import { createFiles } from '../../../src/services/files/files.ts';
import type { FilesPort } from '../../../src/services/ports/services.ts';
import { own } from '../../services/vault/fixture.ts';
import { recordingFiles } from '../../support/fakes/services.ts';

const path = '/home/someone/.config/keys.json';
const record: KeyRecord = {
  store: 'vault',
  createdAt: '2026-11-20T09:00:00.000Z',
  expiresOn: '2027-02-18',
  lastFour: '7yZ9',
};

function servicesWith(files: FilesPort = recordingFiles([])) {
  const appFolder = '/home/someone/.config';
  return {
    files,
    environment: { variables: {}, platform: 'linux', appFolder: appFolder } as const,
  };
}

async function withText(text: string) {
  const services = servicesWith();
  await services.files.writeAtomic(path, text);
  return services;
}

describe('key records', () => {
  it('are stored by profile', async () => {
    const services = servicesWith();
    await writeKeyRecord(services, 'default', record);
    await writeKeyRecord(services, 'work', { ...record, store: 'keychain', lastFour: '' });
    expect(Object.fromEntries(await readKeyRecords(services))).toEqual({
      default: record,
      work: { ...record, store: 'keychain', lastFour: '' },
    });
    expect(JSON.parse((await services.files.read(path)) ?? '')).toMatchObject({ default: record });
  });

  it('are kept for all profiles when written at the same time', async () => {
    const appFolder = await mkdtemp(join(tmpdir(), 'records-'));
    // Simulates separate processes, which share only the disk.
    const start = () => {
      const files = createFiles({ own, clock: systemClock() });
      return {
        files,
        environment: { variables: {}, platform: 'linux', appFolder: appFolder } as const,
      };
    };
    const names = Array.from({ length: 8 }, (_, index) => `profile-${index}`);
    await Promise.all(names.map((name) => writeKeyRecord(start(), name, record)));
    const wanted = names.slice(2);
    await Promise.all(names.slice(0, 2).map((name) => forgetKeyRecord(start(), name)));
    expect([...(await readKeyRecords(start())).keys()].sort()).toEqual(wanted);
    expect(await readdir(appFolder)).toEqual(['keys.json']);
    await rm(appFolder, { recursive: true });
  });

  it.each(['__proto__', 'constructor', 'toString'.toLowerCase(), '.', 'a'.repeat(64)])(
    'keeps a profile named %s separate from object properties',
    async (name) => {
      const services = servicesWith();
      expect((await readKeyRecords(services)).get(name)).toBeUndefined();
      await writeKeyRecord(services, name, record);
      expect([...(await readKeyRecords(services))]).toEqual([[name, record]]);
    },
  );

  it('are removed for one profile only', async () => {
    const services = servicesWith();
    await writeKeyRecord(services, 'default', record);
    await writeKeyRecord(services, 'work', record);
    await forgetKeyRecord(services, 'default');
    expect([...(await readKeyRecords(services)).keys()]).toEqual(['work']);
  });

  it('are not written to remove an unknown profile', async () => {
    const written: string[] = [];
    await forgetKeyRecord(servicesWith(recordingFiles(written)), 'default');
    expect(written).toEqual([]);
  });

  it.each([
    '',
    'not JSON',
    'null',
    '7',
    '[]',
    '{"default":null}',
    '{"default":"vault"}',
    '{"default":[]}',
    JSON.stringify({ default: { ...record, store: 'cloud' } }),
    JSON.stringify({ default: { ...record, createdAt: 'yesterday' } }),
    JSON.stringify({ default: { ...record, createdAt: 7 } }),
    JSON.stringify({ default: { ...record, lastFour: 'a whole key' } }),
    JSON.stringify({ default: { ...record, lastFour: '\u001b[2J' } }),
    JSON.stringify({ 'Not A Profile': record }),
  ])('reads no record from invalid data: %s', async (text) => {
    expect([...(await readKeyRecords(await withText(text)))]).toEqual([]);
  });

  it('are read without junk and without impossible dates', async () => {
    const services = await withText(
      JSON.stringify({ bad: 7, default: { ...record, expiresOn: '2027-02-30' } }),
    );
    const { expiresOn: _, ...withoutDay } = record;
    expect([...(await readKeyRecords(services))]).toEqual([['default', withoutDay]]);
  });

  it('are unknown if the file is unreadable, which is not overwritten', async () => {
    const error = new AppError({ code: 'files', problem: 'denied', path });
    const written: string[] = [];
    const refuse = () => Promise.reject(error);
    const files = { ...recordingFiles(written), read: refuse, change: refuse };
    expect([...(await readKeyRecords(servicesWith(files)))]).toEqual([]);
    await expect(requireKeyRecords(servicesWith(files))).rejects.toBe(error);
    await expect(writeKeyRecord(servicesWith(files), 'default', record)).rejects.toBe(error);
    expect(written).toEqual([]);
  });

  it.each(['not JSON', '{"default":', '[]', 'null', '['.repeat(100_000), '\u0000'])(
    'are unknown if the file is damaged, which is not overwritten: %.20s',
    async (text) => {
      const services = await withText(text);
      const error = { error: { code: 'files', problem: 'other', path } };
      await expect(requireKeyRecords(services)).rejects.toMatchObject(error);
      await expect(writeKeyRecord(services, 'default', record)).rejects.toMatchObject(error);
      await expect(forgetKeyRecord(services, 'default')).rejects.toMatchObject(error);
      await noteUse(services, { profile: 'default', store: 'vault', lastFour: 'abcd' }, 0);
      expect(await services.files.read(path)).toBe(text);
    },
  );

  it.each(['', ' \n'])('are written into an empty file: %j', async (text) => {
    const services = await withText(text);
    expect([...(await requireKeyRecords(services))]).toEqual([]);
    await writeKeyRecord(services, 'default', record);
    expect([...(await requireKeyRecords(services))]).toEqual([['default', record]]);
  });

  it('are read after a byte order mark', async () => {
    const services = await withText(`\ufeff${JSON.stringify({ default: record })}`);
    expect([...(await requireKeyRecords(services))]).toEqual([['default', record]]);
  });

  it('are empty if a file is at the path of the folder', async () => {
    const error = new AppError({ code: 'files', problem: 'not-a-folder', path });
    const files = { ...recordingFiles([]), read: () => Promise.reject(error) };
    expect([...(await requireKeyRecords(servicesWith(files)))]).toEqual([]);
  });

  it('are refused if the folder belongs to another user', async () => {
    const error = new AppError({ code: 'files', problem: 'not-yours', path, owner: 'root' });
    const files = { ...recordingFiles([]), read: () => Promise.reject(error) };
    await expect(readKeyRecords(servicesWith(files))).rejects.toBe(error);
    expect([...(await knownRecords(servicesWith(files)))]).toEqual([]);
  });

  it('accept the earlier store name “session” for memory', async () => {
    const services = await withText(JSON.stringify({ default: { ...record, store: 'session' } }));
    expect((await readKeyRecords(services)).get('default')?.store).toBe('memory');
  });
});

describe('data written by a later version', () => {
  const later = {
    default: { ...record, team: 'research', scopes: ['chat'] },
    work: { store: 'cloud', region: 'eu', lastFour: 'abcd' },
    $schema: 'https://example.com/keys.json',
  };

  it('remains when a record is changed, used or removed', async () => {
    const services = await withText(JSON.stringify(later));
    const text = async () => JSON.parse((await services.files.read(path)) ?? '');
    const used = { profile: 'default', store: record.store, lastFour: record.lastFour };
    await noteUse(services, used, Date.UTC(2026, 10, 21));
    expect(await text()).toEqual({
      ...later,
      default: { ...later.default, usedOn: '2026-11-21' },
    });
    await writeKeyRecord(services, 'default', {
      store: 'keychain',
      createdAt: '2027-01-02T03:04:05.000Z',
      lastFour: 'new1',
    });
    expect(await text()).toEqual({
      ...later,
      default: {
        store: 'keychain',
        createdAt: '2027-01-02T03:04:05.000Z',
        lastFour: 'new1',
        team: 'research',
        scopes: ['chat'],
      },
    });
    await forgetKeyRecord(services, 'default');
    const { default: _, ...others } = later;
    expect(await text()).toEqual(others);
  });
});

describe('the record of a key that was just stored', () => {
  const now = Date.UTC(2027, 0, 2, 3, 4, 5);
  const stored = { store: 'keychain', lastFour: '7yZ9' } as const;

  it('starts its age now', () => {
    expect(recordOf(stored, undefined, { now })).toEqual({
      store: 'keychain',
      createdAt: '2027-01-02T03:04:05.000Z',
      lastFour: '7yZ9',
    });
  });

  it('retains the age of the same key', () => {
    expect(recordOf(stored, record, { now })).toEqual({ ...record, store: 'keychain' });
    expect(recordOf(stored, record, { now, expiresOn: '2028-01-01' })).toEqual({
      ...record,
      store: 'keychain',
      expiresOn: '2028-01-01',
    });
  });

  it.each([
    ['another', 'abcd', '7yZ9'],
    ['a key that is too short to compare', '', ''],
  ])('copies no data from %s', (_, lastFour, before) => {
    const made = recordOf({ store: 'vault', lastFour }, { ...record, lastFour: before }, { now });
    expect(made).toEqual({ store: 'vault', createdAt: '2027-01-02T03:04:05.000Z', lastFour });
  });
});

test.each([
  ['2026-11-20', true],
  ['2028-02-29', true],
  ['2027-02-29', false],
  ['2027-13-01', false],
  ['2027-00-10', false],
  ['2027-1-1', false],
  ['20270101', false],
  ['2027-01-01T00:00:00Z', false],
  ['tomorrow', false],
  ['', false],
])('%s is a day: %s', (text, is) => {
  expect(isDay(text)).toBe(is);
});

describe('the use of a key', () => {
  const day = Date.UTC(2026, 10, 21, 23);
  const use = { profile: 'work', store: record.store, lastFour: record.lastFour };

  it('is recorded once a day, with the key', async () => {
    const written: string[] = [];
    const services = servicesWith(recordingFiles(written));
    await writeKeyRecord(services, 'work', record);
    for (const now of [day, day + 1_000]) await noteUse(services, use, now);
    const used = (await readKeyRecords(services)).get('work');
    expect([used, written.length]).toEqual([{ ...record, usedOn: '2026-11-21' }, 2]);
    const again = { store: 'keychain', lastFour: record.lastFour } as const;
    expect(recordOf(again, used, { now: day }).usedOn).toBe('2026-11-21');
    expect(recordOf({ ...again, lastFour: 'new1' }, used, { now: day }).usedOn).toBeUndefined();
  });

  it('is corrected if a killed program did not write it', async () => {
    const services = servicesWith();
    await writeKeyRecord(services, 'work', { ...record, usedOn: '2026-11-21' });
    await noteUse(services, { ...use, lastFour: 'new1' }, day);
    expect((await readKeyRecords(services)).get('work')).toEqual({
      store: record.store,
      createdAt: '2026-11-21T23:00:00.000Z',
      lastFour: 'new1',
      usedOn: '2026-11-21',
    });
    await noteUse(services, { ...use, store: 'keychain', lastFour: 'new1' }, day);
    expect((await readKeyRecords(services)).get('work')).toMatchObject({
      store: 'keychain',
      createdAt: '2026-11-21T23:00:00.000Z',
    });
  });

  it('is not recorded for an unknown key, and ignores a failed write', async () => {
    const written: string[] = [];
    await noteUse(servicesWith(recordingFiles(written)), use, day);
    expect(written).toEqual([]);
    const services = servicesWith();
    await writeKeyRecord(services, 'work', record);
    const writeAtomic = () => Promise.reject(new Error('full'));
    const full = { ...services, files: { ...services.files, writeAtomic } };
    await expect(noteUse(full, use, day)).resolves.toBeUndefined();
  });
});
