import { describe, expect, test, vi } from 'vitest';
import type { ScenarioName } from '../../src/emulator/scenario-names.ts';
import type { Fault } from '../../src/errors/fault.ts';
import { shared } from '../../src/i18n/shared.ts';
import { words as embeddings } from '../../src/steps/embeddings/words.ts';
import { words as key } from '../../src/steps/key/words.ts';
import { faultFamily } from '../support/fault-families.ts';
import { expectToLeave } from '../support/leaving.ts';
import { inSession } from '../support/session.ts';
import { answerWord, choose, flat, isAt, says, secret, walk } from '../support/stations.ts';
import { expectTroubleInBoth, keepForSession, startAtCheck, type Way } from '../support/trouble.ts';

vi.setConfig({ testTimeout: 90_000 });

interface KeyTrouble {
  readonly scenario: ScenarioName | undefined;
  readonly fault: (host: string) => Fault;
  /** The best first. */
  readonly ways: readonly Way[];
  /** The one to take. */
  readonly take: 'paste' | 'store';
}

const model = 'mistral-small-latest';
const keyTroubles: Readonly<Record<string, KeyTrouble>> = {
  'a wrong key': {
    scenario: 'key-refused',
    fault: () => ({ code: 'key-refused' }),
    ways: ['paste', 'retry', 'justMade', 'open'],
    take: 'paste',
  },
  'no means to pay': {
    scenario: 'payment',
    fault: () => ({ code: 'payment' }),
    ways: ['retry', 'justMade', 'store', 'paste', 'open'],
    take: 'store',
  },
  'a limit of 0 on every model': {
    scenario: 'zero-quota',
    fault: () => ({ code: 'zero-quota', model }),
    ways: ['store', 'retry', 'paste', 'open'],
    take: 'store',
  },
  'a plan without the models': {
    scenario: 'tier',
    fault: () => ({ code: 'tier', model }),
    ways: ['store', 'retry', 'paste', 'open'],
    take: 'store',
  },
  'Labs switched off': {
    scenario: 'labs',
    fault: () => ({ code: 'labs', model }),
    ways: ['store', 'retry', 'paste', 'open'],
    take: 'store',
  },
  'a network that is down': {
    scenario: undefined,
    fault: (host) => ({ code: 'network', problem: 'refused', host }),
    ways: ['retry', 'paste'],
    take: 'paste',
  },
  'a network that asks to sign in': {
    scenario: 'malformed',
    fault: (host) => ({ code: 'bad-answer', host }),
    ways: ['retry', 'paste', 'open'],
    take: 'paste',
  },
  'a redirect to elsewhere': {
    scenario: 'redirect',
    fault: (host) => ({ code: 'network', problem: 'redirect', host }),
    ways: ['retry', 'paste'],
    take: 'paste',
  },
};

describe.concurrent(
  faultFamily('service', 'the check of the key tells, in both languages, and goes on'),
  () => {
    test.each(Object.entries(keyTroubles))('%s', async (_, { scenario, fault, ways, take }) => {
      await inSession({ scenario }, async (session) => {
        const terminal = await startAtCheck(session, 'en');
        const trouble = fault(new URL(session.url).host);
        await expectTroubleInBoth(terminal, 'en', trouble, ways);
        expect(terminal.frame()).toContain(key.en.notStored);
        await choose(terminal, shared.en.ways[take]);
        if (take === 'store') {
          await keepForSession(terminal, 'en');
          await terminal.pressUntil('return', isAt('model', 'en'));
        } else {
          await terminal.waitFor(isAt('paste', 'en'));
        }
        await expectToLeave(terminal);
      });
    });
  },
);

describe.concurrent(
  faultFamily('service', 'the check of the key waits with a count-down, then goes on by itself'),
  () => {
    test.each([
      ['fr', 'rate-limited', 'waitingRate'],
      ['en', 'capacity', 'waitingCapacity'],
    ] as const)('%s: %s', async (lang, scenario, label) => {
      await inSession({ scenario }, async (session) => {
        const terminal = await startAtCheck(session, lang);
        const frame = await terminal.waitFor(says(key[lang][label]));
        const left = key[lang].left('9').replace('9', '\\d');
        expect(flat(frame)).toMatch(new RegExp(flat(left)));
        await keepForSession(terminal, lang);
        await expectToLeave(terminal);
      });
    });
  },
);

describe.concurrent(faultFamily('service', 'the chat keeps what came, and goes on'), () => {
  test.each([
    ['stream-cut', 'cut', ['retry', 'model', 'skip']],
    ['stream-error', 'stream-error', ['retry', 'model', 'skip', 'open']],
  ] as const)('%s', async (code, scenario, ways) => {
    await inSession({ scenario }, async (session) => {
      const terminal = await startAtCheck(session, 'fr');
      await keepForSession(terminal, 'fr');
      await walk(terminal, { lang: 'fr', paste: secret, from: 'stored', to: 'ask' });
      await terminal.pressUntil('return', (frame) => !isAt('ask', 'fr')(frame));
      await expectTroubleInBoth(terminal, 'fr', { code }, ways);
      expect(terminal.frame()).toContain(answerWord);
      await choose(terminal, shared.fr.ways.skip);
      await terminal.waitFor(says(embeddings.fr.offered));
      await expectToLeave(terminal);
    });
  });
});
