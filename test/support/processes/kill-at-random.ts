import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { newLockOwner } from '../../../src/services/files/lock-owner.ts';
import { isAt, type ScreenStop, screens, secret } from '../terminal/screens.ts';
import { inSession, type Session } from '../terminal/session.ts';
import { pathsBelow } from './tree.ts';

/** Returns a generator of pseudo-random numbers from 0 to 1, the same for the same seed. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** The step that is settled once a screen is shown, by screen. */
const settledBy = { billing: 'account', paste: 'billing', stored: 'billing' } as const;

/** The screen after which the wizard waits to be killed. */
const last: ScreenStop = 'model';

/**
 * Runs the first steps the given number of times, and kills the program at a random moment each time. Expects that
 * steps seen as completed are still completed at the next start, that no partly written file remains, and that no file
 * contains the key.
 */
export async function killAtRandom(times: number, seed: number): Promise<void> {
  const random = dice(seed);
  const variables = { MISTRAL_ONBOARD_STORE: 'memory' };
  await inSession({ scenario: 'ok', variables }, async (session) => {
    const seen = new Set<string>();
    for (let time = 0; time < times; time += 1) {
      const fresh = time % 5 === 4 ? ['--fresh'] : [];
      if (fresh.length > 0) seen.clear();
      const terminal = await session.start('en', { args: fresh });
      const deadline = performance.now() + 200 + random() * 1_500;
      try {
        while (performance.now() < deadline) {
          const now = screens.find((screen) => isAt(screen, 'en')(terminal.frame()));
          note(now, seen);
          if (now === 'paste') terminal.paste(`${secret}\n`);
          else if (now !== undefined && now !== last) terminal.press('return');
          await new Promise((resolve) => setTimeout(resolve, random() * 40));
        }
        note(
          screens.find((screen) => isAt(screen, 'en')(terminal.frame())),
          seen,
        );
        terminal.kill('SIGKILL');
        await terminal.waitForExit();
      } finally {
        await terminal.close();
      }
      expectSaved(session, seen);
    }
    await expectTidy(session);
  });
}

/** Adds the step that a screen shows as settled. */
function note(screen: ScreenStop | undefined, seen: Set<string>): void {
  const step = screen && settledBy[screen as keyof typeof settledBy];
  if (step !== undefined) seen.add(step);
}

/** Expects that the progress on the disk has every step that was seen as completed. */
function expectSaved({ folders }: Session, seen: ReadonlySet<string>): void {
  const files = pathsBelow(folders.home);
  const path = files.find((file) => file.endsWith('progress/default.json'));
  const saved =
    path === undefined ? {} : JSON.parse(readFileSync(join(folders.home, path), 'utf8'));
  for (const step of seen) expect(Object.keys(saved.answers ?? {})).toContain(step);
}

/** Plants the files of a program killed while it wrote `keys.json`. The next start saves only progress. */
export async function expectKilledWritesRemoved(): Promise<void> {
  await inSession(
    { scenario: 'ok', variables: { MISTRAL_ONBOARD_STORE: 'memory' } },
    async (session) => {
      const folder = join(session.folders.home, '.config/mistral-onboard');
      // One more than the highest process id of Linux.
      const owner = newLockOwner(4_194_305);
      mkdirSync(join(folder, 'keys.json.lock'), { recursive: true, mode: 0o700 });
      chmodSync(folder, 0o700);
      writeFileSync(join(folder, 'keys.json.lock', owner), '', { mode: 0o600 });
      writeFileSync(join(folder, `keys.json.${owner}.new`), '{', { mode: 0o600 });
      await expectTidy(session);
    },
  );
}

/** Expects that the next start that saves anything removes what a killed process left. */
async function expectTidy(session: Session): Promise<void> {
  const { home } = session.folders;
  const terminal = await session.start('en');
  try {
    await terminal.waitFor('Step ');
    await terminal.pressUntil('ctrl+l', 'Étape ');
    terminal.press('ctrl+c');
    await terminal.waitForExit();
    expect(halfWritten(home)).toEqual([]);
  } finally {
    await terminal.close();
  }
}

const halfWritten = (home: string) =>
  pathsBelow(home).filter((file) => /\.(?:\d+|new|lock)$/.test(file));
