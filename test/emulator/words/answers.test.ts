import { expect, test } from 'vitest';
import { samplePicture } from '../../../src/core/explore/samples.ts';
import { answerFromTool, answerTo, answerToPictures } from '../../../src/emulator/words/answers.ts';
import type { Language } from '../../../src/emulator/words/language.ts';
import { french } from '../../../src/emulator/words/typography.ts';

const model = 'mistral-small-latest';

const asked = (question: string, unclear: Language = 'en') => ({ question, unclear });

test.each([
  ['Do you like hard ones?', 'Beaufort'],
  ['And the blues?', 'Fourme d'],
  ['Je préfère les bleus.', 'Fourme d’Ambert'],
  ['What is a token?', '750 words'],
  ['Qu’est-ce qu’un jeton ?', '600\u00a0mots'],
  ['What is an embedding?', 'feline'],
  ['Écris un haïku', 'souffle'],
  ['Write a Python program', '```python'],
  ['Bonjour !', 'réponse simulée'],
])('the question “%s” has an answer of its own', (question, part) => {
  const answer = answerTo(asked(question), model);
  expect(answer).toContain(part);
  expect(answer).not.toContain(question);
});

test('any other question is repeated, with the questions that the demo can answer', () => {
  expect(answerTo(asked('How does a rocket fly?'), model)).toMatch(
    /“How does a rocket fly\?”[\s\S]*simulated answer[\s\S]*haiku/,
  );
});

test.each([
  [
    'What time is it?',
    '{"time_zone":"Asia/Tokyo","local_time":"2026-11-30 14:05"}',
    'In Tokyo it is **14:05**, on Monday, 30 November 2026.',
  ],
  [
    'Quelle heure est-il ?',
    '{"time_zone":"Asia/Tokyo","local_time":"2026-11-30 14:05"}',
    'À Tokyo, il est **14\u00a0h\u00a005**, le lundi 30\u00a0novembre 2026.',
  ],
  [
    'How warm is it?',
    '{"degrees":21,"sky":"clear"}',
    'Your function says:\n\n- degrees: 21\n- sky: clear',
  ],
  ['What is it?', '{"a":{"b":1}}', 'Your function says: {"a":{"b":1}}'],
  ['What is it?', 'no JSON', 'Your function says: no JSON'],
])('the result of a tool is told in words: %s %s', (question, result, answer) => {
  expect(answerFromTool(asked(question), result)).toBe(answer);
});

test('the drawing is described, any other picture is not', () => {
  const { mediaType, bytes } = samplePicture();
  const source = `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`;
  expect(answerToPictures(asked('What is in this picture?'), [source])).toContain('red roof');
  expect(answerToPictures(asked('Que montre cette image ?'), [source])).toContain('toit rouge');
  expect(
    answerToPictures(asked('What is in this picture?'), ['https://a.example/x.png']),
  ).toContain('simulated');
  expect(answerToPictures(asked('What is it?'), [source, source])).toContain('2 images');
});

test('French answers have the spaces and apostrophes of French, except in code', () => {
  expect(french('18 mois, 1 000 jetons, `x 1 y`')).toBe(
    '18\u00a0mois, 1\u00a0000\u00a0jetons, `x 1 y`',
  );
  expect(french("L'un : « a » ! `x = 'a' ?`")).toBe(
    "L’un\u00a0: «\u00a0a\u00a0»\u202f! `x = 'a' ?`",
  );
  for (const question of ['Quel est le meilleur fromage ?', 'Comment va une fusée', 'un jeton']) {
    expect(answerTo(asked(question), model)).not.toMatch(/\p{L}'\p{L}| [:;?!»]|« /u);
  }
});

test.each([
  ['haiku', 'en', 'hold its breath'],
  ['haiku', 'fr', 'retient son souffle'],
  ['Tokyo?', 'fr', 'réponse simulée'],
  ['the haiku', 'fr', 'hold its breath'],
  ['un haïku', 'en', 'retient son souffle'],
] as const)('%s, in a program that speaks %s, is answered with: %s', (question, unclear, part) => {
  expect(answerTo(asked(question, unclear), model)).toContain(part);
});
