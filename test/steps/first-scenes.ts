import { messages as account } from '../../src/steps/account/messages.ts';
import { messages as billing } from '../../src/steps/billing/messages.ts';
import { messages as end } from '../../src/wizard/messages.ts';
import { settled } from '../support/fakes/answers.ts';
import { ledgerWith, someCalls } from './pricing-scenes.ts';
import { notOpened, opened, opensPage, type Scene } from './scenes.ts';

const noBrowser = { browser: { available: false, open: async () => false } };

export const accountScenes: readonly Scene[] = [
  {
    name: 'account',
    everySize: true,
    wizard: { at: 'account' },
    shows: (lang) => account[lang].continue,
  },
  {
    name: 'account, opened',
    goesOn: true,
    wizard: { at: 'account' },
    drive: (wizard, lang) => opensPage(wizard, 1, opened(lang)),
    shows: opened,
  },
  {
    name: 'account, no browser',
    wizard: { at: 'account', services: noBrowser },
    drive: (wizard, lang) => opensPage(wizard, 1, notOpened(lang)),
    shows: notOpened,
  },
];

const noQuota = {
  ...settled.key,
  outcome: { code: 'zero-quota', model: 'mistral-small-latest' },
} as const;

export const billingScenes: readonly Scene[] = [
  {
    name: 'billing',
    everySize: true,
    wizard: { at: 'billing' },
    shows: (lang) => billing[lang].freeText,
  },
  {
    name: 'billing, opened',
    goesOn: true,
    wizard: { at: 'billing' },
    drive: (wizard, lang) => opensPage(wizard, 2, opened(lang)),
    shows: opened,
  },
  {
    name: 'billing, with a key that works',
    wizard: { at: 'billing', answers: { key: settled.key } },
    shows: (lang) => billing[lang].foundReady('mistral-small-latest'),
  },
  {
    name: 'billing, with a key that can call nothing',
    everySize: true,
    wizard: { at: 'billing', answers: { key: noQuota }, services: noBrowser },
    drive: (wizard, lang) => opensPage(wizard, 3, notOpened(lang)),
    shows: (lang) => billing[lang].found,
  },
];

export const doneScenes: readonly Scene[] = [
  {
    name: 'done',
    everySize: true,
    wizard: { at: 'done', answers: settled },
    shows: (lang) => end[lang].headline,
  },
  {
    name: 'done, for this session',
    wizard: {
      at: 'done',
      answers: { ...settled, key: { ...settled.key, where: 'memory', place: 'memory' } },
      services: { ledger: ledgerWith(someCalls) },
    },
    shows: (lang) => end[lang].keySession(settled.key.lastFour),
  },
  {
    name: 'done, with the key of the environment and a cost unknown',
    wizard: {
      at: 'done',
      answers: {
        ...settled,
        key: { ...settled.key, where: 'environment' },
        chat: { model: 'mistral-small-latest', tokens: null, cost: 'unknown' },
      },
    },
    shows: (lang) => end[lang].keyEnvironment(settled.key.lastFour),
  },
  {
    name: 'done, all skipped',
    wizard: { at: 'done', skipped: ['model', 'chat', 'embeddings'] },
    shows: (lang) => end[lang].headlinePartly.slice(0, 20),
  },
];
