import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { langs } from '../../src/i18n/languages.ts';
import { pictureOf } from './cells.ts';
import { pathOf } from './pictures.ts';
import { animatedSvgOf, firstLine, svgOf, textOf } from './svg.ts';

const screen =
  'Step 1/2 · Account   ●○\r\n\x1b[38;2;255;130;5m› go on\x1b[39m  <a & b>\r\n\x1b[7mx\x1b[27m  漢字';

test('draws a screen in its colours, with each run as long as its cells', async () => {
  const svg = svgOf('t', await pictureOf(screen));
  expect(svg).toContain('<text x="16" y="30" textLength="151.2">Step 1/2 · Account</text>');
  expect(svg).toContain('<text x="192.4" y="30" textLength="16.8">●○</text>');
  expect(svg).toContain('textLength="58.8" class="a">› go on</text>');
  expect(svg).toContain('textLength="58.8">&lt;a &amp; b&gt;</text>');
  expect(svg).toContain(
    '<rect class="v" x="16" y="52" width="8.4" height="18"/><text x="16" y="66" class="w">x',
  );
  expect(svg).toContain('<text x="41.2" y="66" textLength="33.6">漢字</text>');
});

test('describes a picture with the text of its screen', async () => {
  const { text } = await pictureOf(screen);
  expect(text).toBe('Step 1/2 · Account   ●○\n› go on  <a & b>\nx  漢字');
  expect(textOf(svgOf('t', await pictureOf(screen)))).toBe(text);
  expect(firstLine(text)).toBe('Step 1/2 · Account');
});

test('draws a row shared by two screens once, and records which screens have it', async () => {
  const pictures = [await pictureOf('one\r\nsame'), await pictureOf('two\r\nsame')];
  const svg = animatedSvgOf('t', pictures);
  expect(svg.match(/same/g)).toHaveLength(1);
  expect(svg.match(/<g class="s"/g)).toHaveLength(2);
  expect(textOf(svg)).toBe('one\ntwo');
});

test('the animated pictures of the README last less than thirty seconds', () => {
  for (const lang of langs) {
    const svg = readFileSync(pathOf(lang, 'walk'), 'utf8');
    const [, seconds] = /animation:s ([\d.]+)s/.exec(svg) ?? [];
    expect(Number(seconds)).toBeLessThan(30);
    expect(svg).toContain('@media(prefers-color-scheme:dark)');
  }
});
