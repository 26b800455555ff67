import { commandLine } from '../../../i18n/command-line.ts';
import type { Localized } from '../../../i18n/languages.ts';
import { pages } from '../../../i18n/links.ts';
import { formatNumber } from '../../../i18n/numbers.ts';
import type { Project } from '../../../services/ports/project-scan.ts';
import { type Check, type CheckContext, noted, type Outcome, unchecked } from '../check.ts';
import {
  absentGap,
  brokenGit,
  compressedNote,
  type Gap,
  joined,
  namesOf,
  notFinished,
  projectText,
  searched,
  timeGap,
  unique,
  unreadGap,
  unreadKeysNote,
} from '../outcome.ts';
import { type HistoryScan, type ProjectScan, scanHistory } from '../scan-project.ts';
import { commandWords, shownPath } from '../shown-path.ts';

/** The checks of a project's files and of its history. */
export const fileChecks: readonly Check[] = [
  { id: 'project-files', category: 'project', isScan: true, run: checkFiles },
  { id: 'git-history', category: 'project', isScan: true, run: checkHistory },
  { id: 'sdk-version', category: 'project', isScan: true, run: checkSdk },
];

/** Searches the project's files, and returns the outcome that `outcome` makes of the findings and the gaps. */
export async function scanOutcome(
  { lookups, seconds }: CheckContext,
  outcome: (scan: ProjectScan, gaps: readonly Gap[]) => Outcome,
): Promise<Outcome> {
  const scan = await lookups.scan();
  if (scan === 'cut') return notFinished(seconds, true);
  const { root } = await lookups.project();
  return outcome(scan.value, gapsOf(scan.value, root, seconds));
}

function gapsOf(scan: ProjectScan, root: string, seconds: number): readonly Gap[] {
  const { unread, absent, pointers, left, isWhole } = scan;
  const unreadable = [...unreadGap(unread, root), ...absentGap(absent), ...pointerGap(pointers)];
  if (isWhole) return unreadable;
  const reason = projectText(({ gaps }, lang) =>
    left === undefined
      ? gaps.stopped
      : gaps.left(formatNumber(left.count, lang), shownPath(left.first)),
  );
  return [...unreadable, timeGap(reason, seconds)];
}

/** Returns the gap of files whose contents git-lfs has not fetched. */
function pointerGap(pointers: readonly string[]): readonly Gap[] {
  if (pointers.length === 0) return [];
  return [
    {
      reason: projectText(({ gaps }) => gaps.pointers(namesOf(pointers))),
      remedy: projectText(({ gaps }) => gaps.fetchAll),
      commands: ['git lfs pull'],
    },
  ];
}

async function checkFiles(context: CheckContext): Promise<Outcome> {
  const [project, known] = await Promise.all([
    context.lookups.project(),
    context.lookups.knownKeys(),
  ]);
  return await scanOutcome(context, (scan, gaps) => {
    const { count, keys, ownKeys, broken } = scan;
    const notes = [...projectNotes(project), ...ownNote(ownKeys)];
    if (count === 0 && gaps.length === 0 && keys.length === 0) return nothingToRead(project, notes);
    const outcome = searched({
      places: keys,
      gaps,
      notOpened: [...compressedNote(scan.compressed), ...unreadKeysNote(known.unread)],
      severity: 'high',
      none: joined(
        projectText(({ files }, lang) => files.none(formatNumber(count, lang))),
        ...notes,
      ),
      some: joined(
        projectText(({ files }, lang) =>
          files.some(formatNumber(count, lang), formatNumber(keys.length, lang)),
        ),
        ...notes,
      ),
      remedy: projectText(({ files }) => files.remedy),
      commands: [commandLine('key', 'rotate')],
    });
    return { ...outcome, isBroken: broken !== undefined };
  });
}

function nothingToRead({ git }: Project, notes: readonly Localized[]): Outcome {
  const isBare = git.state === 'here' && git.isBare;
  const text = projectText(({ files }) => (isBare ? files.bare : files.empty));
  return noted(joined(text, ...notes));
}

/** Returns a note about a repository whose settings put its files elsewhere. */
function projectNotes({ git }: Project): readonly Localized[] {
  if (git.state !== 'here' || git.otherWorkTree === undefined) return [];
  const other = shownPath(git.otherWorkTree);
  return [
    projectText(({ files }) => (other === '' ? files.lostWorkTree : files.otherWorkTree(other))),
  ];
}

/** Returns notes about contents of the history that git does not have, or that this program does not unpack. */
function historyNotes({ compressed, pointers }: HistoryScan): readonly Localized[] {
  const outside = projectText(({ notOpened }, lang) =>
    notOpened.outside(formatNumber(pointers, lang)),
  );
  return [...compressedNote([], compressed), ...(pointers === 0 ? [] : [outside])];
}

function ownNote(ownKeys: number): readonly Localized[] {
  return ownKeys === 0 ? [] : [projectText(({ ownCheckout }) => ownCheckout)];
}

async function checkHistory({
  services,
  lookups,
  signal,
  seconds,
}: CheckContext): Promise<Outcome> {
  const [project, known] = await Promise.all([lookups.project(), lookups.knownKeys()]);
  const { git, root } = project;
  if (git.state === 'broken') return brokenGit(git, root);
  if (git.state === 'not-installed') {
    const outcome = unchecked(
      projectText(({ noProgram }) => noProgram),
      projectText(({ installGit }) => installGit),
      [commandLine('doctor')],
    );
    return { ...outcome, isPartial: true };
  }
  const found = await scanHistory(services.scan, project, known.keys, signal);
  const { keys, broken, commits, ownKeys } = found;
  if (git.state === 'none' && commits === 0 && broken === undefined) {
    return { status: 'ok', severity: 'info', detail: projectText(({ noGit }) => noGit) };
  }
  if (broken !== undefined && keys.length === 0) return brokenGit(broken, root);
  const outcome = searched({
    places: keys,
    gaps: historyGaps(found, project, seconds),
    notOpened: [...historyNotes(found), ...unreadKeysNote(known.unread)],
    severity: 'high',
    none: joined(
      projectText(({ history }, lang) => history.none(formatNumber(commits, lang))),
      ...ownNote(ownKeys),
    ),
    some: joined(
      projectText(({ history }, lang) => history.some(formatNumber(keys.length, lang))),
      ...ownNote(ownKeys),
    ),
    remedy: projectText(({ history }) => history.remedy(pages.keys)),
    commands: [commandLine('key', 'rotate')],
  });
  return broken === undefined ? outcome : { ...outcome, isPartial: true, isBroken: true };
}

function historyGaps(found: HistoryScan, { git, root }: Project, seconds: number): readonly Gap[] {
  const { missing, left, shallow, absent, isWhole } = found;
  const gaps: Gap[] = [...absentGap(absent)];
  if (git.state === 'here' && git.isShallow) {
    gaps.push({
      reason: projectText(({ gaps: text }) => text.shallow),
      remedy: projectText(({ gaps: text }) => text.fetchAll),
      commands: ['git fetch --unshallow'],
    });
  }
  if (shallow.length > 0) {
    gaps.push({
      reason: projectText(({ gaps: text }) =>
        text.shallowWithin(shallow.map(shownPath).join(', ')),
      ),
      remedy: projectText(({ gaps: text }) => text.fetchAll),
      commands: shallow.map(
        (path) => `git -C ${commandWords([`${root}/${path}`])} fetch --unshallow`,
      ),
    });
  }
  if (missing > 0) {
    gaps.push({
      reason: projectText(({ gaps: text }, lang) => text.missing(formatNumber(missing, lang))),
      remedy: projectText(({ gaps: text }) => text.fetchAll),
      commands: ['git fetch --refetch --no-filter'],
    });
  }
  if (!isWhole) {
    const reason = projectText(({ gaps: text }, lang) =>
      left === 0 ? text.stopped : text.objectsLeft(formatNumber(left, lang)),
    );
    gaps.push(timeGap(reason, seconds));
  }
  return gaps;
}

function checkSdk(context: CheckContext): Promise<Outcome> {
  return scanOutcome(context, ({ sdks }, gaps) =>
    searched({
      places: sdks.map(({ version: _, ...place }) => place),
      gaps,
      severity: 'high',
      none: projectText(({ sdk }) => sdk.none),
      some: projectText(({ sdk }) => {
        return sdk.some(unique(sdks.map(({ version }) => version)).join(', '));
      }),
      remedy: projectText(({ sdk }) => sdk.remedy),
      commands: [commandLine('key', 'rotate')],
    }),
  );
}
