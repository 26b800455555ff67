import { expect, test } from 'vitest';
import type { Lang } from '../../src/i18n/languages.ts';
import type { LedgerEntry } from '../../src/services/ports/ledger.ts';
import { ledgerWith, someCalls } from '../steps/pricing-scenes.ts';
import { settled } from '../support/fakes/answers.ts';
import { flat } from '../support/terminal/screens.ts';
import { renderWizard } from '../support/terminal/wizard.tsx';

const withUsage = someCalls.filter(
  ({ usage, model }) => usage !== undefined && /^mistral/.test(model),
);
const withoutUsage = someCalls.filter(
  (call) => !withUsage.includes(call) && call.pages === undefined,
);

test.each<readonly [string, readonly LedgerEntry[], Lang, string]>([
  // Steps completed by an earlier start do not belong to this session.
  ['no call', [], 'en', 'nothing in this session: no paid call was made'],
  // 1,400 + 393,510 + 2,800 billionths: of the 1,913 tokens of one call, 1,024 were cached and cost a tenth.
  ['three calls', withUsage, 'en', '$0.0004 in this session, for 3 calls.'],
  ['in French', withUsage, 'fr', '0,00033 € dans cette session, pour 3 appels.'],
  ['one call', withUsage.slice(0, 1), 'en', 'less than $0.0001 in this session, for 1 call.'],
  ['calls without a known cost', withoutUsage, 'en', 'The cost of 2 calls is not known.'],
  [
    'calls with and without a known cost',
    [...withUsage, ...withoutUsage],
    'en',
    '$0.0004 in this session, for 3 calls. The cost of 2 calls is not known.',
  ],
])('the last screen shows what was spent: %s', async (_, entries, lang, spent) => {
  const services = { ledger: ledgerWith(entries) };
  const { screen } = await renderWizard({ at: 'done', answers: settled, lang, services });
  expect(flat(screen.frame())).toContain(`${lang === 'en' ? 'Spent' : 'Dépensé'} ${spent}`);
});

test('C copies the current command, as on every other screen with commands', async () => {
  const copied: string[] = [];
  const clipboard = {
    available: true,
    holds: async () => false,
    clear: async () => true,
    write: async (text: string) => {
      copied.push(text);
      return true;
    },
  };
  const services = { clipboard };
  const { screen } = await renderWizard({ at: 'done', answers: settled, services });
  expect(screen.frame()).toContain('C copy');
  await screen.type('c');
  await screen.waitFor('Copied.');
  await screen.press('down');
  await screen.waitFor((frame) => !frame.includes('Copied.'));
  await screen.type('c');
  await screen.waitFor('Copied.');
  expect(copied).toEqual(['mistral-onboard chat', 'mistral-onboard exec -- python3 app.py']);
});
