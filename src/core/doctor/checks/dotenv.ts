import { plainText } from '../../../i18n/plain-text.ts';
import { shellLiteral } from '../../export/snippets/text-literal.ts';
import { type Check, type CheckContext, fine, type Outcome, unsure } from '../check.ts';
import { brokenGit, eachOnce, say, searched } from '../outcome.ts';
import type { DotenvLocation } from '../scan-project.ts';
import { ofAudit } from './files.ts';

/** The checks of files that are there to hold keys. */
export const dotenvChecks: readonly Check[] = [
  { id: 'dotenv-ignored', category: 'project', run: checkIgnored },
  { id: 'dotenv-mode', category: 'project', run: checkMode },
];

async function checkIgnored(context: CheckContext): Promise<Outcome> {
  const { git } = await context.sight.project();
  if (git.state === 'broken') return brokenGit(git);
  if (git.state === 'none') return fine(say(({ noGit }) => noGit));
  return await ofAudit(context, ({ dotenvs, isWhole, broken }) => {
    if (broken !== undefined) return brokenGit(broken);
    if (git.state === 'not-installed' && dotenvs.length > 0) {
      return unsure(say(({ ignored }) => ignored.unknown(filesOf(dotenvs).join(', '))));
    }
    const tracked = dotenvs.filter((place) => place.git === 'tracked');
    const untracked = dotenvs.filter((place) => place.git === 'untracked');
    const isTracked = tracked.length > 0;
    return searched({
      places: [...tracked, ...untracked].map(placeOf),
      isWhole,
      severity: isTracked ? 'high' : 'medium',
      none: say(({ ignored }) => ignored.none),
      some: say(({ ignored }) =>
        isTracked
          ? ignored.tracked(filesOf(tracked).join(', '))
          : ignored.untracked(filesOf(untracked).join(', ')),
      ),
      remedy: say(({ ignored }) =>
        isTracked
          ? ignored.remedyTracked(commandWords(filesOf(tracked).map((file) => `:/${file}`)))
          : ignored.remedyUntracked(filesOf(untracked).join(', ')),
      ),
    });
  });
}

async function checkMode(context: CheckContext): Promise<Outcome> {
  const { root } = await context.sight.project();
  return await ofAudit(context, ({ dotenvs, isWhole }) => {
    const open = dotenvs.filter(({ isOpen }) => isOpen);
    return searched({
      places: open.map(placeOf),
      isWhole,
      severity: 'medium',
      none: say(({ mode }) => mode.none),
      some: say(({ mode }) => mode.some(filesOf(open).join(', '))),
      remedy: say(
        () => `chmod 600 ${commandWords(filesOf(open).map((file) => `${root}/${file}`))}`,
      ),
    });
  });
}

function placeOf({ file, line, masked }: DotenvLocation) {
  return { file, line, masked };
}

function filesOf(places: readonly DotenvLocation[]): readonly string[] {
  return eachOnce(places.map(({ file }) => file));
}

/** Paths as a shell takes them, and a terminal too: what it would obey is written in digits. */
export function commandWords(paths: readonly string[]): string {
  return paths.map(commandWord).join(' ');
}

function commandWord(path: string): string {
  if (/^[\w./:@+-]+$/.test(path)) return path;
  if (plainText(path) === path) return shellLiteral(path);
  const bytes = [...new TextEncoder().encode(path)];
  const written = bytes.map((byte) => {
    const letter = String.fromCharCode(byte);
    return /[\w./:@+ -]/.test(letter) ? letter : `\\x${byte.toString(16).padStart(2, '0')}`;
  });
  return `$'${written.join('')}'`;
}
