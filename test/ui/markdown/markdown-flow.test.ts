import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TextLines } from '../../../src/ui/markdown/text-lines.ts';

const marks = { plain: '', bold: '*', italic: '/', code: '~', string: '^', faint: '%' } as const;

function linesOf(lines: TextLines): string[] {
  return lines
    .slice(0, lines.count)
    .map((spans) => spans.map((one) => marks[one.look] + one.text + marks[one.look]).join(''));
}

/** Returns the lines as drawn: `*bold*`, `/italic/`, `~code~` and `%faint%` represent styles. */
function drawn(chunks: readonly string[], width = 60, isWhole = true): string[] {
  const lines = new TextLines(width, { bullet: '•' });
  for (const chunk of chunks) lines.push(chunk);
  if (isWhole) lines.end();
  return linesOf(lines);
}

test.each([
  ['plain words', 'a b', ['a b']],
  ['bold', 'a **b** c', ['a *b* c']],
  ['stars that stand alone', '2 * 3 ** 4', ['2 * 3 ** 4']],
  ['bold left open ends with its paragraph', '**a\nb', ['*a*', 'b']],
  ['italic', 'no *single* best _one_.', ['no /single/ best /one/.']],
  ['a star that nothing closes', 'from *here on', ['from *here on']],
  ['a star in a word', '5*3*2', ['5*3*2']],
  ['a name in a program', 'the max_tokens_now field', ['the max_tokens_now field']],
  ['italic within bold stays bold', '**a *b* c**', ['*a b c*']],
  ['both at once', '***a*** b', ['*a* b']],
  ['code', 'run `npm **i** _x_` now', ['run ~npm **i** _x_~ now']],
  ['an escaped sign', 'a \\* b \\_c\\_ \\n', ['a * b _c_ \\n']],
  ['a formula', '\\[ x \\]', ['\\[ x \\]']],
  ['a heading', '## A **title**\ntext', ['*A title*', 'text']],
  ['a number sign alone', '#1 and # 2', ['#1 and # 2']],
  ['items', '- one\n* two\n  + three', ['• one', '• two', '  • three']],
  ['bold at the start is no item', '**a** b', ['*a* b']],
  ['an empty item', '- \na', ['- ', 'a']],
  ['a rule', '---', ['---']],
  ['a quote', '> said', ['> said']],
  ['a link', 'see [the **docs**](https://a.b/c "t").', ['see the docs (https://a.b/c).']],
  ['a link that is its own text', '[https://a.b](https://a.b)', ['https://a.b']],
  ['a picture', '![a cheese](https://a.b/c.png)', ['a cheese (https://a.b/c.png)']],
  ['brackets that are no link', 'a[1] [x] (y) !', ['a[1] [x] (y) !']],
  ['a block', '```js\nlet a = `**`;\n```\n**b**', ['%```js%', '~let a = `**`;~', '%```%', '*b*']],
  ['an indented block', '  ```\n  x\n  ```', ['%  ```%', '~  x~', '%  ```%']],
  [
    'a table keeps its columns',
    '| **a** | `b` |\n|---|---|\n| c     | d   |',
    ['| a     | b   |', '%|---|---|%', '| c     | d   |'],
  ],
  ['a tab', 'a\tb', ['a  b']],
  ['control characters', 'a\x1b[31mb\x07', ['a[31mb']],
])('draws %s', (_name, text, lines) => {
  expect(drawn([text]).map((line) => line.trimEnd())).toEqual(lines.map((line) => line.trimEnd()));
});

test.each([
  ['bold', '**one two three** four', ['*one two*', '*three* four']],
  ['italic', '*one two three* four', ['/one two/', '/three/ four']],
  ['code', '`one two three` four', ['~one two~', '~three~ four']],
  ['a heading', '# one two three', ['*one two*', '*three*']],
  ['a dash that begins a line of a paragraph', 'one two - - three', ['one two -', '- three']],
])('%s continues on the next line', (_name, text, lines) => {
  expect(drawn([text], 10)).toEqual(lines);
});

describe('while an answer arrives', () => {
  test.each([
    ['a star', 'a *b', ['a']],
    ['the beginning of a link', 'a [b](htt', ['a']],
    ['half a row of a table', 'a\n| b | c', ['a', '']],
    ['the beginning of a heading', 'a\n##', ['a', '']],
    ['a backslash', 'a\\', ['a']],
  ])('%s is held back', (_name, text, lines) => {
    expect(drawn([text], 60, false)).toEqual(lines);
    expect(drawn([text]).join('\n')).toBe(text);
  });

  const unit = fc.constantFrom(
    'a',
    'b',
    ' ',
    '**',
    '*',
    '_',
    '`',
    '```',
    '\n',
    '# ',
    '- ',
    '日',
    '[',
    '](x)',
    '!',
    '|',
    '\\',
  );

  test('the size of its chunks has no effect', () => {
    fc.assert(
      fc.property(fc.array(unit), (parts) => {
        expect(drawn(parts, 8)).toEqual(drawn([parts.join('')], 8));
      }),
    );
  });

  test('a finished line never changes', () => {
    fc.assert(
      fc.property(fc.array(unit), fc.array(unit), (before, after) => {
        const lines = new TextLines(8, { bullet: '•' });
        for (const part of before) lines.push(part);
        const known = linesOf(lines).slice(0, -1);
        for (const part of after) lines.push(part);
        lines.end();
        expect(linesOf(lines).slice(0, known.length)).toEqual(known);
      }),
    );
  });
});

test('plain text is drawn unchanged', () => {
  const lines = new TextLines(20, { look: 'faint' });
  lines.push('# **a**\n');
  lines.push('- b');
  expect(linesOf(lines)).toEqual(['%# **a**%', '%- b%']);
});
