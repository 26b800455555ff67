import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AnswerLines } from '../../../src/ui/stream-text/answer-lines.ts';

/** The lines as drawn: `*bold*` and `~code~` stand for the looks. */
function drawn(text: string, width = 40): string[] {
  const answer = new AnswerLines(width, '•');
  answer.push(text);
  const marks = { plain: '', bold: '*', code: '~' };
  return answer
    .slice(0, answer.count)
    .map((spans) => spans.map((one) => marks[one.look] + one.text + marks[one.look]).join(''));
}

test.each([
  ['plain words', 'a * b', ['a * b']],
  ['bold', 'a **b** c', ['a *b* c']],
  ['code', 'run `npm **i**` now', ['run ~npm **i**~ now']],
  ['a heading', '## Title\ntext', ['*Title*', 'text']],
  ['a number sign alone', '#1 and # 2', ['#1 and # 2']],
  ['items', '- one\n* two\n  - three', ['• one', '• two', '  • three']],
  ['bold at the start is no item', '**a** b', ['*a* b']],
  ['a rule', '---', ['---']],
  ['a block', '```js\nlet a = `**`;\n```\n**b**', ['~```js~', '~let a = `**`;~', '~```~', '*b*']],
  ['bold left open ends with its paragraph', '**a\nb', ['*a*', 'b']],
  ['a tab', 'a\tb', ['a  b']],
  ['control characters', 'a\x1b[31mb\x07', ['a[31mb']],
])('%s', (_name, text, lines) => {
  expect(drawn(text)).toEqual(lines);
});

test.each([
  ['bold', '**one two three** four', ['*one two*', '*three*', 'four']],
  ['code', '`one two three` four', ['~one two~', '~three~', 'four']],
  ['a heading', '# one two three', ['*one two*', '*three*']],
  ['a dash that begins a line of a paragraph', 'one two - - three', ['one two -', '- three']],
])('%s goes on in the next line', (_name, text, lines) => {
  expect(drawn(text, 10)).toEqual(lines);
});

test('chunks change nothing', () => {
  const unit = fc.constantFrom('a', 'b', ' ', '**', '`', '```', '\n', '# ', '- ', '日');
  fc.assert(
    fc.property(fc.array(unit), (parts) => {
      const text = parts.join('');
      const whole = new AnswerLines(8, '•');
      whole.push(text);
      const grown = new AnswerLines(8, '•');
      for (const part of parts) grown.push(part);
      expect(grown.slice(0, grown.count)).toEqual(whole.slice(0, whole.count));
    }),
  );
});
