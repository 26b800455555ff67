import { describe, expect, test, vi } from 'vitest';
import type { ScenarioName } from '../../src/emulator/scenario-names.ts';
import type { Fault } from '../../src/errors/fault.ts';
import { faultWords } from '../../src/i18n/faults.ts';
import { type Lang, otherLang } from '../../src/i18n/locale.ts';
import { shared } from '../../src/i18n/shared.ts';
import { words as embeddings } from '../../src/steps/embeddings/words.ts';
import { words as key } from '../../src/steps/key/words.ts';
import { words as end } from '../../src/wizard/words.ts';
import { expectToLeave } from '../support/leaving.ts';
import type { ProgramTerminal } from '../support/pty.ts';
import { inSession, type Session } from '../support/session.ts';
import { choose, flat, isAt, markedLine, says, titles, walk } from '../support/stations.ts';
import { saneTerminal } from '../support/terminal-state.ts';
import { leftovers, partsOf } from '../support/traces.ts';
import { filesHolding } from '../support/tree.ts';

vi.setConfig({ testTimeout: 90_000 });

const secret = 'xQ7zW2kP9vT4mB8nR3jL6hG5fD1sC0yA';

type Way = keyof typeof shared.en.ways;

/** The screen of a fault: its words, and ways on of which Enter takes the first. */
async function expectTrouble(
  terminal: ProgramTerminal,
  lang: Lang,
  fault: Fault,
  ways: readonly Way[],
): Promise<string> {
  const { title, message, hint } = faultWords(lang, fault);
  const frame = await terminal.waitFor(says(title));
  for (const text of [message, hint]) expect(flat(frame)).toContain(flat(text));
  const labels = ways.map((way) => shared[lang].ways[way]);
  expect(markedLine(frame)).toBe(flat(labels[0] ?? ''));
  for (const label of labels) expect(flat(frame)).toContain(flat(label));
  expect(frame).toContain(`${shared[lang].keyNames.return} ${shared[lang].choose}`);
  expect(frame).toContain(`Ctrl+C ${shared[lang].leave}`);
  expect(leftovers(terminal.everyByte())).toEqual([]);
  expect(partsOf(secret, terminal.everyByte())).toEqual([]);
  return frame;
}

/** The same in both languages; the walk goes on in the one it began in. */
async function expectTroubleInBoth(
  terminal: ProgramTerminal,
  lang: Lang,
  fault: Fault,
  ways: readonly Way[],
): Promise<void> {
  await expectTrouble(terminal, lang, fault, ways);
  const other = otherLang(lang);
  await terminal.pressUntil('ctrl+l', says(faultWords(other, fault).title));
  await expectTrouble(terminal, other, fault, ways);
  await terminal.pressUntil('ctrl+l', says(faultWords(lang, fault).title));
}

async function startAtCheck(session: Session, lang: Lang): Promise<ProgramTerminal> {
  const terminal = await session.start(lang);
  await walk(terminal, { lang, paste: secret, to: 'paste' });
  await terminal.pasteUntil(secret, '•••');
  await terminal.pressUntil('return', (frame) => !isAt('paste', lang)(frame));
  return terminal;
}

/** There is no keychain in these sessions: the key stays in memory. */
async function keepForSession(terminal: ProgramTerminal, lang: Lang): Promise<void> {
  await choose(terminal, shared[lang].ways.session);
  await terminal.waitFor(isAt('stored', lang));
}

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
    ways: ['retry', 'store', 'paste', 'open'],
    take: 'store',
  },
  'a plan without the models': {
    scenario: 'tier',
    fault: () => ({ code: 'tier', model }),
    ways: ['retry', 'store', 'paste', 'open'],
    take: 'store',
  },
  'Labs switched off': {
    scenario: 'labs',
    fault: () => ({ code: 'labs', model }),
    ways: ['retry', 'store', 'paste', 'open'],
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

describe.concurrent('the check of the key tells, in both languages, and goes on from', () => {
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
});

describe.concurrent('the check of the key waits with a count-down, then goes on by itself, for', () => {
  test.each([
    ['en', 'rate-limited', 'waitingRate'],
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
});

describe.concurrent('the chat keeps what came, and goes on, after', () => {
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
      expect(terminal.frame()).toMatch(/Comté/);
      await choose(terminal, shared.fr.ways.skip);
      await terminal.waitFor(says(embeddings.fr.offered));
      await expectToLeave(terminal);
    });
  });
});

test.concurrent('without any keychain: says so, keeps the key for this session, and walks to the end', async () => {
  await inSession({ scenario: 'ok' }, async (session) => {
    const { home, temp } = session.folders;
    const terminal = await startAtCheck(session, 'fr');
    const fault: Fault = { code: 'keychain', problem: 'no-bus', detail: '' };
    await expectTroubleInBoth(terminal, 'fr', fault, ['session', 'retry', 'paste']);
    await keepForSession(terminal, 'fr');
    const frames = await walk(terminal, { lang: 'fr', paste: '', from: 'stored', to: 'done' });
    expect(flat(frames.done ?? '')).toContain(flat(end.fr.keySession(secret.slice(-4))));
    expect(await terminal.pressToEnd('return')).toBe(0);
    expect(await terminal.stateAfterExit()).toEqual(saneTerminal);
    expect([...filesHolding(home, secret), ...filesHolding(temp, secret)]).toEqual([]);

    const second = await session.start('fr');
    const frame = await second.waitFor(isAt('paste', 'fr'));
    expect(frame).toContain(titles.fr[2]);
    await expectToLeave(second);
  });
});
