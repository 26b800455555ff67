import { describe, expect, test } from 'vitest';
import {
  type Conversation,
  emptyConversation,
  messagesOf,
  restarted,
  tokensBefore,
  totalOf,
  withoutLast,
  withProgress,
  withQuestion,
} from '../../../src/core/chat/chat-turns.ts';
import type { ChatFinish } from '../../../src/core/chat/stream-chat.ts';

function finish(tokens: number): ChatFinish {
  return {
    type: 'finish',
    reason: 'stop',
    model: 'm',
    totalMs: 1,
    cost: { usd: tokens, eur: tokens },
    usage: { promptTokens: 0, completionTokens: tokens, totalTokens: tokens },
    metadata: { limits: [] },
  };
}

/** Creates a conversation of questions and answers; each letter counts as one token. */
function said(...turns: readonly (readonly [string, string])[]): Conversation {
  return turns.reduce<Conversation>((before, [question, answer]) => {
    const begun = withProgress(withQuestion(before, question), { type: 'text', text: answer });
    return withProgress(begun, finish(answer.length));
  }, emptyConversation);
}

const none = { system: '' };

test('adds new text to the answer, and thinking separately', () => {
  const pieces = [
    { type: 'thinking', text: 'h' },
    { type: 'thinking', text: 'm' },
    { type: 'text', text: 'S' },
    { type: 'text', text: 'o' },
    finish(2),
  ] as const;
  const { turns } = pieces.reduce(withProgress, withQuestion(emptyConversation, 'why?'));
  expect(turns).toEqual([{ question: 'why?', thinking: 'hm', answer: 'So', finish: finish(2) }]);
});

test('drops text that belongs to no question', () => {
  expect(withProgress(emptyConversation, { type: 'text', text: 'late' })).toEqual(
    emptyConversation,
  );
});

describe('the messages of a question', () => {
  test('contain the instructions and the whole conversation', () => {
    const { turns } = withQuestion(said(['a', 'A'], ['b', 'B']), 'c');
    expect(messagesOf(turns, { system: 'Be brief.' })).toEqual([
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'a' },
      { role: 'assistant', content: 'A' },
      { role: 'user', content: 'b' },
      { role: 'assistant', content: 'B' },
      { role: 'user', content: 'c' },
    ]);
  });

  test('leave out questions without an answer and blank instructions', () => {
    const { turns } = withQuestion(withQuestion(said(['a', 'A']), 'lost'), 'c');
    expect(messagesOf(turns, { system: '  ' }).map(({ content }) => content)).toEqual([
      'a',
      'A',
      'c',
    ]);
  });

  test('leave out the answer that is being replaced', () => {
    const again = withQuestion(withoutLast(said(['a', 'A'], ['b', 'B'])), 'b');
    expect(messagesOf(again.turns, none).map(({ content }) => content)).toEqual(['a', 'A', 'b']);
  });

  test('never contain the thinking of the model', () => {
    const thought = withProgress(withQuestion(emptyConversation, 'a'), {
      type: 'thinking',
      text: 'secret',
    });
    const { turns } = withQuestion(withProgress(thought, { type: 'text', text: 'A' }), 'b');
    expect(JSON.stringify(messagesOf(turns, none))).not.toContain('secret');
  });
});

test('counts the tokens sent along as the service counted them', () => {
  expect(tokensBefore(said(['a', 'AAA']).turns)).toBe(3);
  expect(tokensBefore(withQuestion(emptyConversation, 'a').turns)).toBeUndefined();
});

describe('the total usage', () => {
  test('includes repeated questions and earlier conversations', () => {
    const again = withQuestion(withoutLast(said(['a', 'A'], ['b', 'BB'])), 'b');
    const whole = withProgress(again, finish(4));
    expect(totalOf(whole)).toEqual({ tokens: 7, cost: { usd: 7, eur: 7 } });
    expect(totalOf(restarted(whole))).toEqual({ tokens: 7, cost: { usd: 7, eur: 7 } });
  });

  test('is unknown after a stopped answer', () => {
    const stopped = withProgress(withQuestion(said(['a', 'A']), 'b'), { type: 'text', text: 'ha' });
    expect(totalOf(stopped)).toEqual({ tokens: null, cost: 'unknown' });
  });

  test('is zero for a refused question', () => {
    expect(totalOf(withQuestion(emptyConversation, 'a'))).toEqual({
      tokens: 0,
      cost: { usd: 0, eur: 0 },
    });
  });
});
