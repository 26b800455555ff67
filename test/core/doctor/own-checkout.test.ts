import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { examine } from '../../../src/core/doctor/doctor.ts';
import { findKeysInText } from '../../../src/core/doctor/find-key-lines.ts';
import { fingerprintOf, isOwnTestKey } from '../../../src/core/doctor/own-test-keys.ts';
import { createProjectScan } from '../../../src/services/project-scan/project-scan.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { randomKey } from '../../support/fakes/random-key.ts';
import { createTestServices, key, keyText } from '../../support/fakes/services.ts';
import { programsIn } from '../../support/processes/found-programs.ts';
import { gitVariables, makeFolder } from '../../support/processes/repository.ts';

const checkout = join(import.meta.dirname, '../../..');

function scanOf(workingFolder: string) {
  return createProjectScan({
    nodeVersion: '22.11.0',
    variables: gitVariables,
    programs: programsIn(gitVariables),
    platform: 'linux',
    home: '/nowhere',
    workingFolder,
  });
}

describe('the checkout of this project', () => {
  test('has no key in its files or history except the test keys', async () => {
    const scan = scanOf(checkout);
    const { signal } = new AbortController();
    const project = await scan.project(signal);
    const unknown = new Set<string>();
    const add = async (part: Parameters<typeof findKeysInText>[0]) => {
      for (const { key: found, line } of findKeysInText(part, [])) {
        if (await isOwnTestKey(found)) continue;
        // If this is a test key, add its fingerprint to `own-test-keys.ts`.
        unknown.add(`${part.path}, line ${line}: '${await fingerprintOf(found)}',`);
      }
    };
    for await (const batch of scan.files(project, signal)) {
      if ('files' in batch) for (const file of batch.files) await add(file);
    }
    for await (const batch of scan.history(project, signal)) {
      if ('texts' in batch) for (const text of batch.texts) await add(text);
    }
    expect([...unknown]).toEqual([]);
  });

  async function examined(name: string, found: string) {
    const folder = makeFolder();
    folder.write({
      'package.json': JSON.stringify({ name }),
      'test/a.test.ts': `new Mistral({ apiKey: '${keyText}' });\n`,
      'notes.py': `mistral_api_key = "${found}"\n`,
    });
    const services = await createTestServices({
      clock: createFakeClock(),
      scan: scanOf(folder.path),
    });
    const [report] = await examine(services, {
      profile: 'default',
      isNamed: false,
      isOnTerminal: false,
      only: ['project-files'],
      signal: new AbortController().signal,
    });
    return report;
  }

  test('is recognised by its package, and its test keys are left out and counted', async () => {
    const report = await examined('mistral-onboard', keyText);
    expect([report?.status, report?.detail.en]).toEqual([
      'ok',
      'Files read: 3. No key found. This is mistral-onboard’s own folder: its test keys are left out. Run it from your project to check that.',
    ]);
    expect(report?.detail.fr).toContain('ses clés de test sont ignorées');
  });

  test('reports a real key in any other file', async () => {
    const real = randomKey();
    const report = await examined('mistral-onboard', real);
    expect(report).toMatchObject({
      status: 'finding',
      findings: [{ file: 'notes.py', line: 1, masked: `••••${real.slice(-4)}` }],
    });
    expect(report?.detail.en).toContain('its test keys are left out');
  });

  test('is the only folder whose test keys are left out', async () => {
    const report = await examined('another-project', keyText);
    expect(report?.findings.map(({ file }) => file).toSorted()).toEqual([
      'notes.py',
      'test/a.test.ts',
    ]);
    expect(await isOwnTestKey(key)).toBe(true);
  });
});
