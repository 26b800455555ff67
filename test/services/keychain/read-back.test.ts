import { describe, expect, it } from 'vitest';
import { proofOf } from '../../../src/services/keychain/proof.ts';
import type { ProcessesPort, ProcessResult } from '../../../src/services/ports/processes.ts';
import { errorOf } from '../../support/error-of.ts';
import { key, keychainOn, silent, text } from './fake-keytar.ts';

describe('reading back', () => {
  function answering(answer: (nonce: string) => Partial<ProcessResult>) {
    const runs: Parameters<ProcessesPort['run']>[] = [];
    const processes: ProcessesPort = {
      run: async (...run) => {
        runs.push(run);
        return { code: 0, stdout: '', stderr: '', ...answer(run[2].stdin ?? '') };
      },
    };
    return { runs, keychain: keychainOn(silent, { processes }) };
  }

  it('succeeds if a new process proves that it has the same key', async () => {
    const { runs, keychain } = answering((nonce) => ({ stdout: proofOf(nonce, text) }));
    expect(await keychain.readBack('work', key)).toBe(true);
    expect(await keychain.readBack('work', key)).toBe(true);
    expect(runs[0]?.slice(0, 2)).toEqual(['/path/to/node', ['/path/to/read-back.cjs', 'work']]);
    expect(JSON.stringify(runs)).not.toContain(text);
    expect(runs[0]?.[2].stdin).toMatch(/^[0-9a-f]{64}$/);
    expect(runs[1]?.[2].stdin).not.toBe(runs[0]?.[2].stdin);
  });

  it.each([
    ['has another key', (nonce: string) => ({ stdout: proofOf(nonce, `${text}!`) })],
    ['answers another question', () => ({ stdout: proofOf('0'.repeat(64), text) })],
    ['prints nothing', () => ({})],
    ['finds no entry', () => ({ code: 3 })],
  ])('fails for a process that %s', async (_, answer) => {
    expect(await answering(answer).keychain.readBack('work', key)).toBe(false);
  });

  it.each([
    ['hanging', () => ({ code: undefined })],
    ['no-bus', () => ({ code: 1, stderr: 'Could not connect: No such file or directory' })],
    ['other', () => ({ code: 1, stderr: 'Something else' })],
  ])('throws the error %s of a process that fails', async (problem, answer) => {
    expect(await errorOf(answering(answer).keychain.readBack('work', key))).toMatchObject({
      code: 'keychain',
      problem,
    });
  });

  it('throws an error of the keychain if no process can be started', async () => {
    expect(await errorOf(keychainOn(silent).readBack('work', key))).toMatchObject({
      code: 'keychain',
      problem: 'other',
    });
  });
});
