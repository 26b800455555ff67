import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findKeysInText } from '../../../../src/core/doctor/find-key-lines.ts';
import { pathsBelow } from '../../../support/processes/tree.ts';
import { keysIn } from './keys-in.ts';
import { planted } from './planted.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Keys drawn as the service draws them, the same in every run: a multiplicative generator modulo 2^31 - 1. */
function drawnKeys(count: number): readonly string[] {
  let state = 42;
  const draw = () => {
    state = (state * 48_271) % 2_147_483_647;
    return alphabet[state % alphabet.length] ?? '';
  };
  return Array.from({ length: count }, () => Array.from({ length: 32 }, draw).join(''));
}

const share = (part: number, of: number) => `${((100 * part) / of).toFixed(2)} %`;

describe('a planted key', () => {
  test('is found in 99.5 % of all locations, with any characters', () => {
    const keys = drawnKeys(200);
    const cases = planted.flatMap((file) => keys.map((given) => ({ file, given })));
    const missed = cases.filter(({ file, given }) => !keysIn(file, given).includes(given));
    process.stdout.write(
      `doctor, recall: ${share(cases.length - missed.length, cases.length)} of ${planted.length} places with ${keys.length} keys each\n`,
    );
    expect(missed.length / cases.length).toBeLessThan(0.005);
  });

  test('is found under its own name with one digit or none', () => {
    const plain = planted.filter(({ text }) => /MISTRAL_API_KEY[^§\n]{0,8}§/.test(text));
    const keys = drawnKeys(2_000).filter((given) => given.replaceAll(/\D/g, '').length < 2);
    expect([plain.length, keys.length].every((count) => count > 20)).toBe(true);
    for (const file of plain) {
      const missed = keys.filter((given) => !keysIn(file, given).includes(given));
      expect([file.title, missed]).toEqual([file.title, []]);
    }
  });
});

describe('no key', () => {
  test('is found in the packages that this project is built with', () => {
    const root = join(import.meta.dirname, '../../../../node_modules');
    const found: string[] = [];
    let files = 0;
    for (const folder of ['@mistralai/mistralai', 'undici', 'vite', 'typescript', '@types/node']) {
      for (const path of pathsBelow(join(root, folder))) {
        const text = textAt(join(root, folder, path));
        if (text === undefined) continue;
        files += 1;
        found.push(
          ...findKeysInText({ text, path }, []).map(({ line }) => `${folder}/${path}:${line}`),
        );
      }
    }
    process.stdout.write(
      `doctor, precision: ${found.length} wrong in ${files} files without a key\n`,
    );
    expect(files).toBeGreaterThan(1_000);
    expect(found).toEqual([]);
  });
});

function textAt(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return undefined;
  }
}
