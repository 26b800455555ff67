import { expect, test } from 'vitest';
import { followInFrames } from '../../../src/core/chat/chat-frames.ts';
import type { ChatProgress } from '../../../src/core/chat/stream-chat.ts';
import { AppError, toErrorData } from '../../../src/errors/errors.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { metadata } from '../../support/fakes/fake-mistral.ts';

const finish: ChatProgress = {
  type: 'finish',
  reason: 'stop',
  model: 'm',
  totalMs: 1,
  cost: 'unknown',
  metadata,
};
const text = (said: string): ChatProgress => ({ type: 'text', text: said });
const thought = (said: string): ChatProgress => ({ type: 'thinking', text: said });

/** Milliseconds to wait, something to yield, or an error. */
type Script = readonly (number | ChatProgress | AppError)[];

async function follow(script: Script) {
  const clock = createFakeClock();
  const frames: string[] = [];
  async function* answer(): AsyncGenerator<ChatProgress> {
    for (const part of script) {
      if (typeof part === 'number') await clock.advance(part);
      else if (part instanceof AppError) throw part;
      else yield part;
    }
  }
  const end = await followInFrames(answer(), clock, (texts) =>
    frames.push(texts.map((one) => `${one.type} ${one.text}`).join(', ')),
  ).catch((thrown: unknown) => toErrorData(thrown).code);
  return { frames, end };
}

test('reports the first text at once, and then all texts of one frame together', async () => {
  const script = [text('a'), 10, text('b'), 10, text('c'), 40, text('d'), finish];
  const { frames, end } = await follow(script);
  expect(frames).toEqual(['text a', 'text bc', 'text d']);
  expect(end).toBe(finish);
});

test('reports a text after a pause at once', async () => {
  const clock = createFakeClock();
  const seen: string[] = [];
  async function* answer(): AsyncGenerator<ChatProgress> {
    yield text('a');
    await clock.advance(100);
    yield text('b');
    expect(seen).toEqual(['a', 'b']);
    yield finish;
  }
  await followInFrames(answer(), clock, (texts) => seen.push(...texts.map((one) => one.text)));
});

test('keeps thinking and text separate and in order', async () => {
  const { frames } = await follow([thought('h'), thought('m'), text('a'), thought('?'), finish]);
  expect(frames).toEqual(['thinking h', 'thinking m, text a, thinking ?']);
});

test('reports the texts before an error first', async () => {
  const cut = new AppError({ code: 'stream-error' });
  expect(await follow([text('a'), cut])).toEqual({ frames: ['text a'], end: 'stream-error' });
  expect(await follow([text('a')])).toEqual({ frames: ['text a'], end: 'stream-cut' });
});

test('adds no frame during a pause', async () => {
  const { frames } = await follow([text('a'), 1_000, 1_000, finish]);
  expect(frames).toEqual(['text a']);
});

test('reports twenty thousand tokens in four seconds in at most 122 frames', async () => {
  const tokens = Array.from({ length: 4_000 }, () => [...Array(5).fill(text('word ')), 1]).flat();
  const { frames } = await follow([...tokens, finish] as Script);
  expect(frames.length).toBeLessThanOrEqual(122);
  expect(frames.join('').replaceAll('text ', '').length).toBe(20_000 * 'word '.length);
});
