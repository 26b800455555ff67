import { commandLine } from '../../../i18n/command-line.ts';
import { type Check, type CheckContext, noted, type Outcome, passed, unchecked } from '../check.ts';
import { brokenGit, projectText, searched, unique } from '../outcome.ts';
import type { DotenvPlace, Place } from '../scan-project.ts';
import { commandWords } from '../shown-path.ts';
import { scanOutcome } from './files.ts';

/** The checks of `.env` files, whose purpose is to hold keys. */
export const dotenvChecks: readonly Check[] = [
  { id: 'dotenv-ignored', category: 'project', isScan: true, run: checkIgnored },
  { id: 'dotenv-mode', category: 'project', isScan: true, run: checkMode },
];

async function checkIgnored(context: CheckContext): Promise<Outcome> {
  const { git, root } = await context.lookups.project();
  if (git.state === 'broken') return brokenGit(git, root);
  if (git.state === 'none') return passed(projectText(({ noGit }) => noGit));
  return await scanOutcome(context, ({ dotenvs, broken }, gaps) => {
    if (broken !== undefined) return brokenGit(broken, root);
    const unclear = dotenvs.filter((place) => place.git === 'free');
    const tracked = dotenvs.filter((place) => place.git === 'tracked');
    const untracked = dotenvs.filter((place) => place.git === 'untracked');
    if (unclear.length > 0 && tracked.length + untracked.length === 0) {
      const outcome = unchecked(
        projectText(({ ignored }) => ignored.unknown(shownFiles(unclear))),
        projectText(({ installGit }) => installGit),
        [commandLine('doctor')],
      );
      return { ...outcome, isPartial: true };
    }
    return tracked.length > 0
      ? searched({
          places: [...tracked, ...untracked].map(placeOf),
          gaps,
          severity: 'high',
          none: projectText(({ ignored }) => ignored.none),
          some: projectText(({ ignored }) => ignored.tracked(shownFiles(tracked))),
          remedy: projectText(({ ignored }) => ignored.remedyTracked),
          commands: [
            `git rm --cached ${commandWords(pathsOf(tracked).map(fromRoot))}`,
            commandLine('key', 'rotate'),
          ],
        })
      : searched({
          places: untracked.map(placeOf),
          gaps,
          severity: 'medium',
          none: projectText(({ ignored }) => ignored.none),
          some: projectText(({ ignored }) => ignored.untracked(shownFiles(untracked))),
          remedy: projectText(({ ignored }) => ignored.remedyUntracked(shownFiles(untracked))),
        });
  });
}

async function checkMode(context: CheckContext): Promise<Outcome> {
  const { root } = await context.lookups.project();
  if (context.services.environment.platform === 'win32')
    return noted(projectText(({ mode }) => mode.unknown));
  return await scanOutcome(context, ({ dotenvs }, gaps) => {
    const open = dotenvs.filter(({ isOpen }) => isOpen);
    return searched({
      places: open.map(placeOf),
      gaps,
      severity: 'medium',
      none: projectText(({ mode }) => mode.none),
      some: projectText(({ mode }) => mode.some(shownFiles(open))),
      remedy: projectText(({ mode }) => mode.remedy),
      commands: [`chmod 600 ${commandWords(pathsOf(open).map((path) => `${root}/${path}`))}`],
    });
  });
}

function placeOf({ git: _, isOpen: __, ...place }: DotenvPlace): Place {
  return place;
}

/** Returns the path as git reads it in any folder of the project, without a meaning of its signs. */
function fromRoot(path: string): string {
  return /^[!^/:(]|[*?[\\]/.test(path) ? `:(top,literal)${path}` : `:/${path}`;
}

function shownFiles(places: readonly Place[]): string {
  return unique(places.map(({ file }) => file)).join(', ');
}

/** Returns the original paths of the files, as the disk has them. */
function pathsOf(places: readonly Place[]): readonly string[] {
  return unique(places.map(({ file, rawPath }) => rawPath ?? file));
}
