import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportFormats } from '../../../src/core/export/formats.ts';
import { planOf } from '../../../src/core/export/plan.ts';
import { exportTexts } from '../../../src/core/export/texts.ts';
import {
  type CodeLanguage,
  codeLanguages,
  highlight,
  languageOf,
} from '../../../src/ui/code/highlight.ts';

/** Returns the pieces of code with one look. */
function piecesOf(code: string, language: CodeLanguage, look: string): readonly string[] {
  return highlight(code, language).flatMap((span) => (span.look === look ? [span.text] : []));
}

const joined = (code: string, language: CodeLanguage) =>
  highlight(code, language)
    .map(({ text }) => text)
    .join('');

test('changes no character of any text', () => {
  const pieces = fc.constantFrom(
    '"',
    "'",
    '"""',
    '\\',
    '#',
    '`',
    '\n',
    '/*',
    '//',
    '$',
    '{',
    'if ',
    'é',
    ':',
    '-x',
  );
  const anyCode = fc.oneof(
    fc.string(),
    fc.array(pieces).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(anyCode, fc.constantFrom(...codeLanguages), (code, language) => {
      expect(joined(code, language)).toBe(code);
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['python', 'x = "a # b"  # why\nif x: pass', ['"a # b"'], ['# why'], ['if', 'pass']],
  ['python', 's = """two\nlines"""\nreturn None', ['"""two\nlines"""'], [], ['return']],
  ['typescript', "const a = 'x//y'; // why", ["'x//y'"], ['// why'], ['const']],
  ['bash', 'curl -s "$URL" # why\nfi', ['"$URL"'], ['# why'], ['fi']],
  ['json', '{"name": "Claire", "n": 3}', ['"Claire"'], [], ['"name"', '"n"']],
  ['yaml', 'name: "x" # why\n  on: push', ['"x"'], ['# why'], ['name', '  on']],
] as const)('finds strings, comments and keywords of %s in %j', (language, code, ...kinds) => {
  const found = ['string', 'faint', 'bold'].map((look) => piecesOf(code, language, look));
  expect(found).toEqual(kinds);
});

test('a string without an end does not take the lines below it', () => {
  expect(piecesOf("a = 'open\nif a: pass", 'python', 'bold')).toEqual(['if', 'pass']);
});

describe('the exports of the program', () => {
  const plan = planOf(
    { model: undefined, embedding: undefined },
    { lang: 'en', baseUrl: 'https://api.mistral.ai' },
  );
  const files = exportFormats
    .filter((format) => format !== 'dotenv')
    .flatMap((format) => exportTexts(format, plan, 'x.py'));

  test('keep their text', () => {
    for (const { text } of files) {
      for (const language of codeLanguages) expect(joined(text, language)).toBe(text);
    }
  });
});

test.each([
  ['try_mistral.py', 'python'],
  ['chat.mts', 'typescript'],
  ['chat.sh', 'bash'],
  ['a.openapi.json', 'json'],
  ['mistral.insomnia.yaml', 'yaml'],
  ['AGENTS.md', undefined],
  ['json', 'json'],
])('%s is %s', (name, language) => {
  expect(languageOf(name)).toBe(language);
});
