import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Io } from '../../../../src/cli/command.ts';
import { answerOutput } from '../../../../src/cli/commands/chat/answer-output.ts';
import { plainStyle, styleFor } from '../../../../src/cli/output/style.ts';

const styled = styleFor({
  isTerminal: true,
  colourBits: 4,
  variables: {},
  platform: 'linux',
  theme: 'dark',
});

/** Returns the output for an answer that arrives in pieces. */
function written(pieces: readonly string[], isTerminal: boolean, style = styled): string {
  let text = '';
  const out = (piece: string) => {
    text += piece;
  };
  const output = answerOutput({
    io: { out, stdoutIsTerminal: isTerminal } as Io,
    style: { out: style, err: plainStyle },
  });
  for (const piece of pieces) output.push(piece);
  output.end();
  return text;
}

const answer =
  '# Cheese\n\nTry **Comté**, *or* `brie`:\n- [one](https://a.example)\n\n```\nx = 1\n```';

test('draws Markdown on a terminal', () => {
  expect(written([answer], true)).toBe(
    [
      '\u001b[1mCheese\u001b[22m',
      '',
      'Try \u001b[1mComté\u001b[22m, \u001b[3mor\u001b[23m \u001b[93mbrie\u001b[39m:',
      '• one (https://a.example)',
      '',
      '\u001b[2m```\u001b[22m',
      '\u001b[93mx = 1\u001b[39m',
      '\u001b[2m```\u001b[22m',
      '',
    ].join('\n'),
  );
});

test('draws the same however the answer is cut into pieces', () => {
  const plain = (text: string) => text.replaceAll(/\u001b\[\d+m/g, '');
  fc.assert(
    fc.property(fc.array(fc.nat({ max: answer.length }), { maxLength: 12 }), (cuts) => {
      const at = [0, ...cuts.toSorted((one, other) => one - other), answer.length];
      const pieces = at.slice(1).map((end, index) => answer.slice(at[index], end));
      expect(plain(written(pieces, true))).toBe(plain(written([answer], true)));
    }),
  );
});

test('writes the answer unchanged into a pipe', () => {
  expect(written([`${answer}\u001b[31m`], false)).toBe(`${answer}\u001b[31m\n`);
  expect(written(['ends its line\n'], false)).toBe('ends its line\n');
});

test('keeps the marks on a terminal without styles', () => {
  expect(written([answer], true, plainStyle)).toBe(`${answer}\n`);
});

test.each([['styled', styled] as const, ['plain', plainStyle] as const])(
  'lets no control character of an answer reach a %s terminal',
  (_, style) => {
    const hostile = [
      '\u001b]0;title\u0007a',
      '\u001b[2',
      'Jb',
      '\u009b31mc\r',
      'd\u202ee',
      '\u001b]52;c;aGk=\u001b',
      '\\f`\u001b[1m`',
    ];
    const text = written(hostile, true, style).replaceAll(/\u001b\[(?:1|22|3|23|2|93|39)m/g, '');
    expect(text).toMatch(/^[\x20-\x7e\n]*$/);
    expect(text).toContain('abcde');
  },
);

test('writes nothing for an answer without text', () => {
  expect(written([], true)).toBe('');
});
