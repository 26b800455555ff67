import { describe, expect, it } from 'vitest';
import { readConnections, saveConnection } from '../../../src/core/connect/connection-records.ts';
import { recordingFiles } from '../../support/fakes/services.ts';

const path = '/home/someone/.config/connections.json';

async function withText(text: string) {
  const files = recordingFiles([]);
  await files.writeAtomic(path, text);
  const appFolder = '/home/someone/.config';
  return { files, environment: { variables: {}, platform: 'linux', appFolder } as const };
}

describe('the records of connected tools', () => {
  it.each(['not JSON', '{"connections":[', '[]', 'null'])(
    'are unknown if their file is damaged, which is not overwritten: %s',
    async (text) => {
      const services = await withText(text);
      const error = { error: { code: 'files', problem: 'other', path } };
      await expect(readConnections(services)).rejects.toMatchObject(error);
      await expect(saveConnection(services, 'a', undefined)).rejects.toMatchObject(error);
      expect(await services.files.read(path)).toBe(text);
    },
  );

  it('are none in an empty file', async () => {
    expect(await readConnections(await withText(''))).toEqual([]);
  });
});
