import fc from 'fast-check';
import { expect } from 'vitest';
import { langs } from '../../src/i18n/languages.ts';
import { registry } from '../../src/wizard/registry.ts';
import { settled } from '../support/fakes/answers.ts';
import { key, keyText } from '../support/fakes/services.ts';
import { partsOf } from '../support/network/leak-checks.ts';
import { renderWizard, type Wizard } from '../support/terminal/wizard.tsx';

/** Random input: keys, texts, pastes, mouse reports, broken sequences, resizes. */
type Press = { readonly bytes: string } | { readonly columns: number; readonly rows: number };

const keys = [
  '\r',
  '\r',
  '\r',
  '\n',
  '\x1b',
  '\t',
  ' ',
  '\x7f',
  '\b',
  '\x1b[Z',
  '\x0c',
  '\x15',
  '\x17',
  '\x1b[A',
  '\x1b[B',
  '\x1b[C',
  '\x1b[D',
  '\x1b[5~',
  '\x1b[6~',
  '\x1b[H',
  '\x1b[F',
  '\x1b[3~',
];
const strange = [
  '\x1b[200~',
  '\x1b[201~',
  '\x1b[<0;10;10M',
  '\x1b[I',
  '\x1b[O',
  '\x1b[?1;2c',
  '\x1bOP',
  '\x1b[',
  '\x00',
  '\x1a',
  '\x1c',
  '\ufffd',
  '\u202e',
  '\ud83d',
  'é',
  '日本',
  '👩‍👧‍👦',
  '\x1b]0;x\x07',
  '1;5u',
];

const bytes = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...keys) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(...'0123456789abcdefghijklmnopqrstuvwxyzCROV?/-'.split('')),
  },
  { weight: 2, arbitrary: fc.constantFrom(...strange) },
  { weight: 1, arbitrary: fc.string({ maxLength: 40, unit: 'grapheme' }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 60 }).map((text) => `\x1b[200~${text}\x1b[201~`) },
);
const size = fc.record({
  columns: fc.integer({ min: 1, max: 220 }),
  rows: fc.integer({ min: 1, max: 60 }),
});

/** Sequences of at most `max` presses, without Ctrl+C. */
function presses(max: number): fc.Arbitrary<readonly Press[]> {
  const press = fc.oneof(
    { weight: 14, arbitrary: bytes.map((text) => ({ bytes: text.replaceAll('\x03', '') })) },
    { weight: 1, arbitrary: size },
  );
  return fc.array(press, { minLength: 1, maxLength: max });
}

async function give({ screen }: Wizard, press: Press): Promise<void> {
  if ('bytes' in press) await screen.type(press.bytes);
  else await screen.resize(press.columns, press.rows);
}

/** Number of sequences per wizard run; each starts where the previous one ended. */
const sequencesInAWalk = 12;

/**
 * Sends the real wizard this many sequences, in wizard runs that begin on each step in turn. Throws, with the presses
 * of that run, if the wizard ends by itself, shows more of the key than its end, or cannot be left with Ctrl+C. Returns
 * the steps it reached.
 */
export async function pressAtRandom(sequences: number, seed: number): Promise<ReadonlySet<string>> {
  const seen = new Set<string>();
  const all = fc.sample(presses(12), { seed, numRuns: sequences });
  const places = registry.map(({ id }) => id);
  for (let from = 0, wizards = 0; from < all.length; from += sequencesInAWalk, wizards += 1) {
    const at = places[(wizards + seed) % places.length] ?? 'account';
    const lang = langs[wizards % langs.length] ?? 'en';
    const wizard = await renderWizard({ at, lang, answers: settled, services: { stored: key } });
    seen.add(at);
    const given: (readonly Press[])[] = [];
    for (const sequence of all.slice(from, from + sequencesInAWalk)) {
      given.push(sequence);
      await pressAll(wizard, sequence).catch((thrown: unknown) => {
        throw new Error(`seed ${seed}, from ${at}: ${JSON.stringify(given)}`, { cause: thrown });
      });
    }
    expect(partsOf(keyText.slice(0, -4), wizard.screen.everyFrame())).toEqual([]);
    for (const { current } of wizard.places) seen.add(current);
    await wizard.screen.unmount();
    await wizard.services.emulator.close();
  }
  return seen;
}

async function pressAll(wizard: Wizard, sequence: readonly Press[]): Promise<void> {
  for (const press of sequence) await give(wizard, press);
  // Enter on the last screen asks to leave, too.
  expect(wizard.reasons.filter((reason) => reason !== 'done' && reason !== 'left')).toEqual([]);
  const before = wizard.reasons.length;
  await wizard.screen.press('ctrl+c');
  expect(wizard.reasons.slice(before)).toContain('left');
}
