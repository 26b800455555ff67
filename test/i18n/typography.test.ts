import { expect, test } from 'vitest';
import { typeset } from '../../src/i18n/typography.ts';

test.each([
  ['Quoi ?', 'Quoi\u202f?'],
  ['Non !', 'Non\u202f!'],
  ['un ; deux', 'un\u202f; deux'],
  ['Ceci : cela', 'Ceci\u00a0: cela'],
  ['Ceci :', 'Ceci\u00a0:'],
  ['« mot »', '«\u202fmot\u202f»'],
  ['« mot » : « autre » ?', '«\u202fmot\u202f»\u00a0: «\u202fautre\u202f»\u202f?'],
  ['5 %, 3 €', '5\u202f%, 3\u202f€'],
  ['attendre 12 s.', 'attendre 12\u202fs.'],
  ['12 secondes', '12\u00a0secondes'],
  ['{n} secondes', '{n}\u00a0secondes'],
  ['1 024 nombres par texte', '1 024\u00a0nombres par texte'],
  ['le 20 novembre 2026', 'le 20\u00a0novembre\u00a02026'],
  ['python3 app.py', 'python3 app.py'],
  ['10 motsclés', '10 motsclés'],
  ['http://127.0.0.1:8080/?a=b;c', 'http://127.0.0.1:8080/?a=b;c'],
  ['--lang fr', '--lang fr'],
  ['', ''],
])('French puts no-break spaces into “%s”', (text, set) => {
  expect(typeset.fr(text)).toBe(set);
  // Applying it twice changes nothing.
  expect(typeset.fr(set)).toBe(set);
});

test.each([
  ['about 12 s, 5 MB at most', 'about 12\u00a0s, 5\u00a0MB at most'],
  ['0.006/1k min', '0.006/1k\u00a0min'],
  ['30 seconds, 3 calls', '30 seconds, 3 calls'],
  ['20 November 2026', '20 November\u00a02026'],
  ['3 solutions', '3 solutions'],
  ['Really ? « no »', 'Really ? « no »'],
])('English puts no-break spaces into “%s”', (text, set) => {
  expect(typeset.en(text)).toBe(set);
  expect(typeset.en(set)).toBe(set);
});
