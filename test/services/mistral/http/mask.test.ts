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

  test('is masked each time, and the text around it is shown', () => {
    expect(streamed([`x ${text} y ${text} z`]).all).toBe('x •••• y •••• z');
  });

  test('shows a text that only begins like the key late, but completely', () => {
    expect(streamed([`it is ${text.slice(0, 8)}`]).steps).toEqual(['it is ', text.slice(0, 8)]);
    expect(streamed(['aab', '3d', 'x']).steps).toEqual(['aab', '', '3dx', '']);
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

test('masks text that follows a number in a list', () => {
  expect(mask.deep([0.5, text])).toEqual([0.5, '••••']);
});

test('leaves text that is too short for a key unchanged', () => {
  const short = createMask(new Secret('seven77'));
  expect(short.deep({ a: 'seven77' })).toEqual({ a: 'seven77' });
  expect(short.text('seven77')).toBe('seven77');
  const stream = short.stream();
  expect([stream.push('seven77'), stream.end()]).toEqual(['seven77', '']);
});

test('masks a key of eight letters', () => {
  const shortest = createMask(new Secret('eight888'));
  expect(shortest.deep(['eight888'])).toEqual(['••••']);
  const stream = shortest.stream();
  expect([stream.push('eight888'), stream.end()]).toEqual(['••••', '']);
});
