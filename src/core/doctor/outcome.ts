import { commandLine } from '../../i18n/command-line.ts';
import type { Lang, Localized } from '../../i18n/languages.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import type { GitBroken } from '../../services/ports/project-scan.ts';
import {
  finding,
  localized,
  noted,
  type Outcome,
  passed,
  type Severity,
  unchecked,
} from './check.ts';
import { machineMessages } from './machine-messages.ts';
import { doctorMessages } from './messages.ts';
import type { Place } from './scan-project.ts';
import { commandWords, shownPath } from './shown-path.ts';

type Messages = (typeof doctorMessages)[Lang];
type MachineMessages = (typeof machineMessages)[Lang];

/** Returns a text about the project and the keys in each language. */
export function projectText(pick: (text: Messages, lang: Lang) => string): Localized {
  return localized((lang) => pick(doctorMessages[lang], lang));
}

/** Returns a text about the network and the machine in each language. */
export function machineText(pick: (text: MachineMessages, lang: Lang) => string): Localized {
  return localized((lang) => pick(machineMessages[lang], lang));
}

/** Joins texts with spaces. */
export function joined(...texts: readonly Localized[]): Localized {
  return localized((lang) => texts.map((text) => text[lang]).join(' '));
}

/** Returns each value once, in order. */
export function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}

/** A part that was not read: the reason, and how to have it read. */
export interface Gap {
  readonly reason: Localized;
  readonly remedy: Localized;
  readonly commands: readonly string[];
}

/** The result of a search. */
export interface Search {
  readonly places: readonly Place[];
  readonly gaps: readonly Gap[];
  /** Contents that the search never reads. If there are any, a search without findings is reported as a note. */
  readonly notOpened?: readonly Localized[];
  /** Text if nothing was found. */
  readonly none: Localized;
  /** Text if something was found. */
  readonly some: Localized;
  readonly severity: Severity;
  readonly remedy: Localized;
  readonly commands?: readonly string[];
}

/**
 * Returns the outcome of a search: a finding if there are places; otherwise unchecked if there are gaps, a note if
 * contents were not opened, and else passed.
 */
export function searched(search: Search): Outcome {
  const { places, gaps, notOpened = [], none, some, severity, remedy, commands = [] } = search;
  const reasons = [...notOpened, ...gaps.map(({ reason }) => reason)];
  const isPartial = gaps.length > 0;
  if (places.length > 0) {
    const found = finding(severity, joined(some, ...reasons), remedy, commands);
    return { ...found, findings: places, isPartial };
  }
  if (!isPartial) return notOpened.length === 0 ? passed(none) : noted(joined(none, ...reasons));
  const further = joined(...unique(gaps.map((gap) => gap.remedy)));
  const lines = unique(gaps.flatMap((gap) => gap.commands));
  return { ...unchecked(joined(none, ...reasons), further, lines), isPartial };
}

/** Maximum number of displayed names of unread files; more would hide the rest of the report. */
const maxNames = 5;

/**
 * Returns the gap of files that could not be opened or read; none without such files. Their paths begin at `root`, or
 * with `~/`.
 */
export function unreadGap(paths: readonly string[], root?: string): readonly Gap[] {
  if (paths.length === 0) return [];
  const first = paths.slice(0, maxNames);
  const names = first.map(shownPath).join(', ');
  const others = paths.length - maxNames;
  const whole = root === undefined ? first : first.map((path) => `${root}/${path}`);
  return [
    {
      reason: projectText(({ gaps }, lang) =>
        others > 0 ? gaps.unreadMany(names, formatNumber(others, lang)) : gaps.unread(names),
      ),
      remedy: projectText(({ gaps }) => gaps.makeReadable),
      // A capital X makes folders searchable, but no file executable.
      commands: [`chmod u+rX ${commandWords(whole)}`],
    },
  ];
}

/** Returns the gap of submodules whose contents are not here. */
export function absentGap(paths: readonly string[]): readonly Gap[] {
  if (paths.length === 0) return [];
  return [
    {
      reason: projectText(({ gaps }) => gaps.absent(namesOf(paths))),
      remedy: projectText(({ gaps }) => gaps.fetchAll),
      commands: ['git submodule update --init --recursive'],
    },
  ];
}

/** Maximum number of names in the middle of a sentence. */
const maxInSentence = 3;

/** Returns the first paths of a list, for a sentence. */
export function namesOf(paths: readonly string[]): string {
  const shown = paths.slice(0, maxInSentence).map(shownPath).join(', ');
  return paths.length > maxInSentence ? `${shown} …` : shown;
}

/** Returns a note that compressed files were not opened. In the history, they are counted, but have no `paths`. */
export function compressedNote(
  paths: readonly string[],
  count = paths.length,
): readonly Localized[] {
  if (count === 0) return [];
  return [
    projectText(({ notOpened }, lang) =>
      notOpened.compressed(formatNumber(count, lang), namesOf(paths)),
    ),
  ];
}

/**
 * Returns a note about stored keys that a search found only where a name stands beside them, because they could not be
 * read.
 */
export function unreadKeysNote(profiles: readonly string[]): readonly Localized[] {
  if (profiles.length === 0) return [];
  return [projectText(({ notOpened }) => notOpened.storedKeys(profiles.join(', ')))];
}

/** Returns the gap of a part for which there was not enough time. */
export function timeGap(reason: Localized, seconds: number): Gap {
  return {
    reason,
    remedy: projectText(({ gaps }) => gaps.giveTime),
    commands: [commandLine('doctor', '--timeout', String(Math.max(60, seconds * 4)))],
  };
}

/** Returns the outcome for a repository that git can't read. */
export function brokenGit({ detail, isOfOtherUser }: GitBroken, root: string): Outcome {
  const outcome = unchecked(
    projectText(({ broken }) => broken(detail)),
    projectText((text) => (isOfOtherUser ? text.trustGit : text.fixGit)),
    isOfOtherUser ? [`git config --global --add safe.directory ${commandWords([root])}`] : [],
  );
  return { ...outcome, isPartial: true, isBroken: true };
}

/** Returns the outcome of a check that ran out of time without a result. */
export function notFinished(seconds: number, isScan = false): Outcome {
  const detail = projectText(({ notFinished: text }, lang) => text(formatNumber(seconds, lang)));
  const { remedy, commands } = timeGap(detail, seconds);
  if (!isScan) return unchecked(detail);
  return { ...unchecked(detail, remedy, commands), isPartial: true };
}
