import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { guardPaste } from '../../../src/ui/input/paste-guard.ts';

class FakeInput extends EventEmitter {
  readonly #chunks: string[] = [];
  #isRaw = false;

  send(chunk: string): void {
    this.#chunks.push(chunk);
    this.emit('readable');
  }

  read(): string | null {
    return this.#chunks.shift() ?? null;
  }

  setRawMode(isRaw: boolean): void {
    this.#isRaw = isRaw;
  }

  get isRaw(): boolean {
    return this.#isRaw;
  }
}

let input: FakeInput;
let guarded: FakeInput;
let received: string[];

beforeEach(() => {
  vi.useFakeTimers();
  input = new FakeInput();
  guarded = guardPaste(input, 1000);
  received = [];
  guarded.on('readable', () => {
    for (let chunk = guarded.read(); chunk !== null; chunk = guarded.read()) received.push(chunk);
  });
});
afterEach(() => {
  vi.useRealTimers();
});

const start = '\x1b[200~';
const end = '\x1b[201~';

test.each([
  ['a whole paste', [`${start}abc${end}`], []],
  ['a paste in two reads', [`${start}abc`, `def${end}`], []],
  ['an end marker in two reads', [`${start}abc\x1b[20`, '1~'], []],
  ['text that was not pasted', ['abc'], []],
  ['a paste without an end', [`${start}abc`], [end]],
  ['a start marker in two reads', ['\x1b[20', '0~abc'], [end]],
  ['a second paste without an end', [`${start}abc${end}${start}def`], [end]],
])('passes on %s', (_name, chunks, added) => {
  for (const chunk of chunks) input.send(chunk);
  vi.advanceTimersByTime(5000);
  expect(received).toEqual([...chunks, ...added]);
});

test('does not cut a paste that keeps arriving', () => {
  for (const chunk of [`${start}a`, 'b', 'c', `d${end}`]) {
    input.send(chunk);
    vi.advanceTimersByTime(900);
  }
  expect(received).toEqual([`${start}a`, 'b', 'c', `d${end}`]);
});

test('passes Ctrl+C on at once', () => {
  input.send(`${start}abc`);
  input.send('\x03');
  vi.advanceTimersByTime(5000);
  expect(received).toEqual([`${start}abc`, `${end}\x03`]);
});

test('passes everything else on unchanged', () => {
  guarded.setRawMode(true);
  expect(input.isRaw).toBe(true);
  expect(guarded.isRaw).toBe(true);
});
