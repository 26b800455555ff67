import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { array, assert, asyncProperty, string } from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Shell, settingLine } from '../../../src/core/handoff/shell-quote.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { makeFolders, type PrivateFolders } from '../../support/processes/program.ts';
import type { SystemPartName } from '../../support/system-parts.js';

const run = promisify(execFile);

// Private folders, because some shells create folders in their home.
let folders: PrivateFolders;
beforeAll(async () => {
  folders = await makeFolders();
});
afterAll(() => folders.remove());

/** Real shells: each evaluates lines like an interactive one, and prints the value of the variable after each. */
const real: readonly (readonly [
  program: SystemPartName | 'sh',
  shell: Shell,
  args: readonly string[],
  tail: string,
])[] = [
  ['sh', 'bash', ['-c'], `; printf '%s\\n' "$MISTRAL_API_KEY"`],
  ['dash', 'bash', ['-c'], `; printf '%s\\n' "$MISTRAL_API_KEY"`],
  ['bash', 'bash', ['--norc', '-c'], `; printf '%s\\n' "$MISTRAL_API_KEY"`],
  ['zsh', 'zsh', ['-f', '-c'], `; printf '%s\\n' "$MISTRAL_API_KEY"`],
  ['fish', 'fish', ['--no-config', '-c'], `; printf '%s\\n' $MISTRAL_API_KEY`],
  // This line is printed if no shell is named.
  ['fish', 'bash', ['--no-config', '-c'], `; printf '%s\\n' $MISTRAL_API_KEY`],
  [
    'pwsh',
    'powershell',
    ['-NoProfile', '-Command'],
    '; [Console]::Out.Write("$env:MISTRAL_API_KEY`n")',
  ],
];

/** Printable ASCII, with a quote instead of each control character. */
const printable = string({ unit: 'binary-ascii', minLength: 1, maxLength: 64 }).map((text) =>
  text.replaceAll(/[^\x20-\x7e]/g, "'"),
);

/** Number of keys per started shell. */
const tenKeys = array(printable, { minLength: 10, maxLength: 10 });

/** Returns the options of a suite that runs this shell. Every system has `sh`. */
const needing = (program: SystemPartName | 'sh') => ({ tags: program === 'sh' ? [] : [program] });

describe.each(real)('%s, given the line of %s,', (program, shell, args, tail) => {
  const options = needing(program);

  /** Passes all texts to one shell, one after another. */
  const given = async (texts: readonly string[]) => {
    const lines = texts.map((text) => `${settingLine(shell, new Secret(text))}${tail}`);
    const env = { PATH: process.env['PATH'] ?? '', ...folders.variables };
    return (await run(program, [...args, lines.join('\n')], { env })).stdout;
  };
  const linesOf = (texts: readonly string[]) => texts.map((text) => `${text}\n`).join('');

  test.each([
    'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fG',
    "it's",
    "''",
    '\\',
    "\\'",
    '$(id) `id` $HOME',
    '!! "double" #hash ~ * ?',
    '; & | < > ( ) { } [ ]',
    ' spaces  inside ',
    '%PATH% ^ @',
    'é ‘ ’ ‚ ‛ “ ”',
  ])('gets back %s', options, async (text) => {
    expect(await given([text])).toBe(linesOf([text]));
  });

  test('reads back any printable key', options, async () => {
    await assert(
      asyncProperty(tenKeys, async (texts) => (await given(texts)) === linesOf(texts)),
      { numRuns: 6 },
    );
  });
});
