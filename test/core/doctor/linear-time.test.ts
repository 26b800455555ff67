import { describe, expect, test } from 'vitest';
import { siblingName } from '../../../src/core/doctor/detection/siblings.ts';
import { findBadSdk } from '../../../src/core/doctor/find-bad-sdk.ts';
import { findKeys, type TextPart } from '../../../src/core/doctor/find-key-lines.ts';
import { shownPath } from '../../../src/core/doctor/shown-path.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { BatchOutput } from '../../../src/services/project-scan/batch-output.ts';
import { decodePath, encodePath } from '../../../src/services/project-scan/path-bytes.ts';
import { partsOf, TextParts } from '../../../src/services/project-scan/text-parts.ts';

const key = 'xQ7zW2kP9vT4mB8nR3jL6hG5fD1sC0yA';
const known = [new Secret('aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fG')];
const keysIn = (path: string) => (text: string) => findKeys({ text, path }, known);
const sdkIn = (path: string) => (text: string) => findBadSdk({ text, path } satisfies TextPart);

/** Readers of untrusted text, each with a piece that is repeated to make it long. */
const readers: readonly (readonly [string, (text: string) => unknown, string])[] = [
  ['findKeys', keysIn('a.txt'), `mistral ${key} `],
  ['findKeys', keysIn('a.txt'), `"value": "${key}", `],
  ['findKeys', keysIn('a.txt'), `mistral_${key}\n`],
  ['findKeys', keysIn('a.yml'), `mistral:\n  - name: x\n    value: ${key}\n`],
  ['findKeys', keysIn('a.yml'), `kind: Secret mistral ${'A'.repeat(64)} `],
  ['findKeys', keysIn('a.ipynb'), `mistral "${key}\\n",`],
  ['findKeys', keysIn('package-lock.json'), `"integrity":"sha512-${key}${key}==",`],
  ['findKeys', keysIn('a.txt'), 'mistral'],
  ['findKeys', keysIn('a.txt'), 'a'],
  ['findKeys', keysIn('a.txt'), 'mistral key = '],
  ['findKeys', keysIn('a.txt'), ' '],
  ['findKeys', keysIn('a.txt'), '{<('],
  ['findKeys', keysIn('a.txt'), `\\n${key}`],
  ['findBadSdk', sdkIn('requirements.txt'), 'mistralai='],
  ['findBadSdk', sdkIn('requirements.txt'), ' '],
  ['findBadSdk', sdkIn('requirements.txt'), 'mistralai['],
  ['findBadSdk', sdkIn('Pipfile.lock'), '"mistralai": {'],
  ['findBadSdk', sdkIn('package-lock.json'), '"@mistralai/mistralai": {'],
  ['findBadSdk', sdkIn('yarn.lock'), '@mistralai/mistralai@'],
  ['findBadSdk', sdkIn('pnpm-lock.yaml'), '@mistralai/mistralai@2.2.3'],
  ['siblingName', (text) => siblingName(text, [text.length, text.length]), '{ "a": ['],
  ['shownPath', shownPath, '\u001b[2J'],
  ['partsOf', (text) => partsOf(Buffer.from(text)), '\n'],
  ['partsOf', (text) => partsOf(Buffer.from(text, 'utf16le')), 'é\n'],
  [
    'TextParts',
    (text) => {
      const parts = new TextParts();
      for (let at = 0; at < text.length; at += 97) parts.push(Buffer.from(text.slice(at, at + 97)));
      return parts.end();
    },
    'line\n',
  ],
  [
    'BatchOutput',
    (text) => [...new BatchOutput().push(Buffer.from(text))],
    `${'a'.repeat(40)} blob 3\nabc\n`,
  ],
  ['BatchOutput', (text) => [...new BatchOutput().push(Buffer.from(text))], 'no end of a line'],
  ['decodePath', (text) => encodePath(decodePath(Buffer.from(text, 'latin1'))), '\u00e9/'],
];

/** Returns the shortest of a few runs, because other load only ever makes a run longer. */
function msOf(read: (text: string) => unknown, text: string): number {
  const runs = Array.from({ length: 4 }, () => {
    const begun = performance.now();
    read(text);
    return performance.now() - begun;
  });
  return Math.min(...runs);
}

const short = 30_000;
const times = 8;

describe('takes time proportional to the length', () => {
  test.each(readers.map(([name, read, piece]) => [name, piece.slice(0, 24), read, piece] as const))(
    '%s of %j',
    (_, __, read, piece) => {
      const text = (length: number) => piece.repeat(Math.ceil(length / piece.length));
      read(text(short));
      // With quadratic time, the ratio would be 64. Below half a millisecond, only the clock is measured.
      let ratio = Number.POSITIVE_INFINITY;
      for (let attempt = 0; attempt < 4 && ratio > 3 * times; attempt += 1) {
        ratio = msOf(read, text(short * times)) / Math.max(0.5, msOf(read, text(short)));
      }
      expect(ratio).toBeLessThan(3 * times);
    },
  );
});
