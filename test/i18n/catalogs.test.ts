import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/i18n/catalog.ts';
import { langs } from '../../src/i18n/languages.ts';
import { everyText } from '../support/rules/catalogs.ts';
import { slipsIn } from '../support/rules/typography.ts';

const texts = await everyText();

/** Words that are the same in both languages, and texts that consist only of values. */
const alike = [
  /^(?:Chat|Embeddings|Labs|premier|code|context|Application|Options?|Profil|JSON|vision|OCR|audio|OK|Batch|fine-tuning|Batch, fine-tuning|simple|classification|Total [\w-]+\.?|Total|~\/notes\.txt)$/i,
  /^(?:mistral-[xyz]|12|34|56|[\s,.:·()–\u00a0\u202fs…])*$/,
];

test('the catalogues are found', () => {
  const files = new Set(texts.map(({ name }) => name.split(' ')[0]));
  expect([...files]).toEqual(
    expect.arrayContaining([
      'i18n/messages.ts',
      'wizard/messages.ts',
      ...['account', 'billing', 'key', 'model', 'chat', 'embeddings'].map(
        (step) => `steps/${step}/messages.ts`,
      ),
    ]),
  );
  expect(texts.length).toBeGreaterThan(200);
});

describe('every text', () => {
  test.each(langs)('has correct typography in %s', (lang) => {
    const slips = texts.flatMap((pair) =>
      slipsIn(lang, pair[lang]).map((slip) => `${pair.name}: ${slip}: ${pair[lang]}`),
    );
    expect(slips).toEqual([]);
  });

  test('exists in both languages', () => {
    const missing = texts.filter(({ en, fr }) => en === '' || fr === '');
    expect(missing.map(({ name }) => name)).toEqual([]);
  });

  test('differs between the two languages', () => {
    const same = texts.filter(({ en, fr }) => {
      const plain = fr.replaceAll(/[\u00a0\u202f]/g, ' ');
      return plain === en && !alike.some((pattern) => pattern.test(en));
    });
    expect(same.map(({ name, en }) => `${name}: ${en}`)).toEqual([]);
  });

  test('ends with the same punctuation in both languages', () => {
    const end = (text: string) => /[.:?…]$/.exec(text)?.[0] ?? '';
    const differ = texts.filter(({ en, fr }) => end(en) !== end(fr));
    expect(differ.map(({ name, en, fr }) => `${name}: ${en} | ${fr}`)).toEqual([]);
  });

  test('has the same number of entries in both languages', () => {
    const counted = texts.filter(({ name }) => /\.\d+$/.test(name));
    expect(counted.length).toBeGreaterThan(8);
    expect(counted.filter(({ en, fr }) => (en === '') !== (fr === ''))).toEqual([]);
  });
});

test('sets the spaces of each language', () => {
  const messages = catalog({
    en: { plain: 'Why ? Yes : 5 s', made: (value: string) => `${value} ;`, list: ['a :'] },
    fr: { plain: 'Pourquoi ? « Oui » : 5 s', made: (value) => `${value} ;`, list: ['a :'] },
  });
  expect(messages.en.plain).toBe('Why ? Yes : 5\u00a0s');
  expect(messages.fr.plain).toBe('Pourquoi\u202f? «\u202fOui\u202f»\u00a0: 5\u202fs');
  expect(messages.fr.made('5 %')).toBe('5\u202f%\u202f;');
  expect(messages.fr.list).toEqual(['a\u00a0:']);
});
