import { createLedger } from '../../src/services/ledger.ts';
import type { LedgerEntry, LedgerPort } from '../../src/services/ports/ledger.ts';
import { messages as count } from '../../src/steps/pricing/count-messages.ts';
import { messages as estimate } from '../../src/steps/pricing/estimate-messages.ts';
import { messages as limits } from '../../src/steps/pricing/limits-messages.ts';
import { messages } from '../../src/steps/pricing/messages.ts';
import { settled } from '../support/fakes/answers.ts';
import { key, never, type TestServicesOptions } from '../support/fakes/services.ts';
import type { WizardOptions } from '../support/terminal/wizard.tsx';
import { errorOf, type Scene, sees, stopsAndRetries } from './scenes.ts';

const small = 'mistral-small-latest';

const metadata = {
  limits: [
    { unit: 'req', window: 'minute', limit: 60, remaining: 58 },
    { unit: 'tokens', window: 'month', limit: 4_000_000, remaining: 3_999_123 },
  ],
};

const usage = (promptTokens: number, completionTokens: number, cachedTokens?: number) => ({
  promptTokens,
  completionTokens,
  totalTokens: promptTokens + completionTokens,
  ...(cachedTokens !== undefined && { cachedTokens }),
});

/** One call of each kind. */
export const someCalls: readonly LedgerEntry[] = [
  { kind: 'chat', purpose: 'probe', model: small, usage: usage(5, 1), tookMs: 320, metadata },
  { kind: 'chat', model: small, usage: usage(1_913, 408, 1_024), tookMs: 4_210, metadata },
  { kind: 'chat', model: small, tookMs: 1_300 },
  { kind: 'embeddings', model: 'mistral-embed', usage: usage(28, 0), tookMs: 510, metadata },
  { kind: 'ocr', model: 'mistral-ocr-latest', pages: 2, tookMs: 2_900, metadata },
  { kind: 'chat', model: 'a-model-of-tomorrow', usage: usage(12, 80), tookMs: 900, metadata },
];

/** Returns a ledger with these calls. */
export function ledgerWith(entries: readonly LedgerEntry[]): LedgerPort {
  const ledger = createLedger();
  for (const entry of entries) ledger.add(entry);
  return ledger;
}

function at(services: TestServicesOptions = {}): WizardOptions {
  const { key: keyAnswer, model } = settled;
  return {
    at: 'pricing',
    services: { stored: key, ledger: ledgerWith(someCalls), ...services },
    answers: { key: keyAnswer, model },
  };
}

/** Opens another screen from the first one. */
const to =
  (letter: string): NonNullable<Scene['drive']> =>
  async (wizard, lang) => {
    await sees(wizard, messages[lang].tokens);
    await wizard.screen.type(letter);
  };

/** Opens another screen from one that is not the first. */
const fromAnother =
  (letter: string): NonNullable<Scene['drive']> =>
  async (wizard, lang) => {
    await wizard.screen.press('escape');
    await to(letter)(wizard, lang);
  };

const counting: Scene['drive'] = async (wizard, lang) => {
  await to('t')(wizard, lang);
  await sees(wizard, count[lang].field);
  await wizard.screen.press('return');
};

const manyCalls = Array.from({ length: 40 }, (_, nth) =>
  someCalls.map((call) => ({ ...call, model: `${call.model}-${nth}` })),
).flat();

export const pricingScenes: readonly Scene[] = [
  { name: 'pricing', wizard: at(), shows: (lang) => messages[lang].tokens, everySize: true },
  {
    name: 'pricing, an estimate',
    goesOn: true,
    wizard: at(),
    drive: to('e'),
    shows: (lang) => estimate[lang].lead,
    everySize: true,
  },
  {
    name: 'pricing, limits and pages',
    goesOn: true,
    wizard: at(),
    drive: fromAnother('l'),
    shows: (lang) => limits[lang].account,
    everySize: true,
  },
  {
    name: 'pricing, a text to count',
    goesOn: true,
    wizard: at(),
    drive: fromAnother('t'),
    shows: (lang) => count[lang].field,
    everySize: true,
  },
  {
    name: 'pricing, counting',
    goesOn: true,
    wizard: at({
      mistral: {
        completeChat: never,
      },
    }),
    drive: (wizard) => wizard.screen.press('return'),
    shows: (lang) => count[lang].running(small),
  },
  {
    name: 'pricing, counting failed',
    goesOn: true,
    wizard: at(errorOf({ code: 'zero-quota', model: small }).services),
    drive: stopsAndRetries,
    shows: errorOf({ code: 'zero-quota', model: small }).shows,
  },
  {
    name: 'pricing, nothing called yet',
    wizard: at({ ledger: ledgerWith([]) }),
    shows: (lang) => messages[lang].none,
  },
  {
    name: 'pricing, many calls',
    wizard: at({ ledger: ledgerWith(manyCalls) }),
    shows: (lang) => messages[lang].move,
  },
  {
    name: 'pricing, counted',
    keepsLang: true,
    wizard: at(),
    drive: counting,
    shows: (lang) => count[lang].template,
    everySize: true,
  },
];
