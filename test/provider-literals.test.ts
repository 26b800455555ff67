import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const folders = ['steps', 'cli', 'core', 'wizard', 'i18n'];

/** Code that writes programs, in which `$1` is an argument, and patterns of other programs. */
const withoutTexts =
  /core\/export\/(?:programs|snippets)\/|commands\/completion\/|i18n\/typography|find-bad-sdk|input\/settings/;

/** Dates, shares, prices and counts of the service: they belong in `src/i18n/provider.json`. */
const fact =
  /\b20\d\d\b|\d ?%|[$€] ?\d|\bhalf the price|\ba tenth\b|moitié prix|dixième|\b\d[\d,. \u202f]*(?:k|M)? (?:tokens?|jetons?|texts|textes|pages|words|mots|requests|requêtes|models|modèles)\b/i;

/** Texts that look like a fact of the service and are none, each with the reason. */
const allowed: readonly (readonly [RegExp, string])[] = [
  [/2031-01-31/, 'an example of a date to type'],
  [/since April 2026|depuis avril 2026/, 'the end of a version of Node'],
  [/\/1k pages/, 'the unit of a price'],
  [/1[, ]000 (?:tokens are|jetons font) about|1 000 jetons font environ/, 'the unit of a ratio'],
];

function sourceFiles(): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, 'src', folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join('src', folder, name).replaceAll('\\', '/')),
  );
}

/** Returns the lines with a text that states a fact of the service literally. */
function literalsIn(source: string): readonly string[] {
  return source.split('\n').flatMap((line) => {
    const code = line.trim();
    if (/^(?:\/\/|\*|\/\*)/.test(code) || !/['"`]/.test(code)) return [];
    const written = code.replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '');
    return fact.test(written) && !allowed.some(([text]) => text.test(written)) ? [code] : [];
  });
}

test.each([
  "'Cached tokens cost 10% of the price.'",
  "'One takes 512 texts at most.'",
  "'Batch calls cost half the price.'",
  "'Free since August 2026.'",
  "'About $0.10 per call.'",
])('the check finds the literal in %s', (line) => {
  expect(literalsIn(line)).toEqual([line]);
});

test('no text states a price, date, share or limit of the service literally', () => {
  const found = sourceFiles()
    .filter((file) => !withoutTexts.test(file))
    .flatMap((file) =>
      literalsIn(readFileSync(join(root, file), 'utf8')).map((line) => `${file}: ${line}`),
    );
  expect(found).toEqual([]);
});
