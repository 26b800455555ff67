import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMask } from '../../../../src/services/mistral/http/mask.ts';
import { Secret } from '../../../../src/services/ports/secret.ts';

const text = 'aab3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1f';
const mask = createMask(new Secret(text));

function streamed(pieces: readonly string[]): { readonly steps: string[]; readonly all: string } {
  const stream = mask.stream();
  const steps = [...pieces.map((piece) => stream.push(piece)), stream.end()];
  return { steps, all: steps.join('') };
}

describe('a key in a text that arrives in pieces', () => {
  test('is masked wherever it is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(text, 'a', 'aa', text.slice(0, 9), 'x', ' '), { maxLength: 6 }),
        fc.array(fc.nat(40), { maxLength: 12 }),
        (parts, cuts) => {
          const whole = parts.join('');
          const pieces: string[] = [];
          let at = 0;
          for (const cut of cuts) {
            pieces.push(whole.slice(at, at + cut));
            at += cut;
          }
          pieces.push(whole.slice(at));
          const { all } = streamed(pieces);
          expect(all).not.toContain(text.slice(3, 12 + 3));
          if (!whole.includes(text)) expect(all).toBe(whole);
        },
      ),
    );
  });

  test('shows at most three of its letters, if they arrived before the rest', () => {
    expect(streamed(['x aab', text.slice(3)]).all).toBe('x aab••••');
    expect(streamed([`x ${text.slice(0, 4)}`, text.slice(4)]).all).toBe('x ••••');
  });

  test('does not delay text that only begins like the key', () => {
    expect(streamed(['it is a', ' a', 'b']).steps).toEqual(['it is a', ' a', 'b', '']);
    expect(streamed([text.slice(0, 8)]).all).toBe(text.slice(0, 8));
  });
});

test('masks a key in plain data at any depth, field names included', () => {
  const value = { a: [`x${text}`, { [text]: 7, b: null, c: [1, 2] }] };
  expect(mask.deep(value)).toEqual({ a: ['x••••', { '••••': 7, b: null, c: [1, 2] }] });
});

test('leaves text that is too short for a key unchanged', () => {
  expect(createMask(new Secret('short')).deep({ a: 'short' })).toEqual({ a: 'short' });
});
