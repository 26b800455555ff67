import { expect, test } from 'vitest';
import { typesetFrench } from '../../src/i18n/typography.ts';

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
  ['le 20 novembre 2026', 'le 20\u00a0novembre 2026'],
  ['python3 app.py', 'python3 app.py'],
  ['10 motsclés', '10 motsclés'],
  ['http://127.0.0.1:8080/?a=b;c', 'http://127.0.0.1:8080/?a=b;c'],
  ['--lang fr', '--lang fr'],
  ['', ''],
])('typesetFrench puts no-break spaces into “%s”', (text, set) => {
  expect(typesetFrench(text)).toBe(set);
  // Applying it twice changes nothing.
  expect(typesetFrench(set)).toBe(set);
});
