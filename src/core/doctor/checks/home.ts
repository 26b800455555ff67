import { commandLine } from '../../../i18n/command-line.ts';
import type { Localized } from '../../../i18n/languages.ts';
import { formatNumber } from '../../../i18n/numbers.ts';
import type { HomeFiles } from '../../../services/ports/project-scan.ts';
import { isWindowsShell, lineWith, loadingLine } from '../../handoff/shell-quote.ts';
import { type Check, type CheckContext, type Outcome, unchecked } from '../check.ts';
import {
  compressedNote,
  type Gap,
  projectText,
  searched,
  timeGap,
  unreadGap,
  unreadKeysNote,
} from '../outcome.ts';
import { isCompressed, type Place, placesIn } from '../scan-project.ts';

/** The checks of shell histories and shell startup files. */
export const homeChecks: readonly Check[] = [
  { id: 'shell-history', category: 'keys', isScan: true, run: checkHistories },
  { id: 'shell-startup', category: 'keys', isScan: true, run: checkStartup },
];

async function checkHistories(context: CheckContext): Promise<Outcome> {
  const { services, signal } = context;
  const search = await searchHome(context, services.scan.shellHistories(signal));
  const { count, places, gaps, notOpened } = search;
  if (count === 0 && gaps.length === 0) {
    return unchecked(
      projectText(({ shells }) => shells.absent),
      projectText(({ shells }) => shells.elsewhere),
      [lineWith('HISTFILE', examplePath(), commandLine('doctor'))],
    );
  }
  return searched({
    places,
    gaps,
    notOpened,
    severity: 'medium',
    none: projectText(({ shells }, lang) => shells.none(formatNumber(count, lang))),
    some: projectText(({ shells }, lang) => shells.some(formatNumber(places.length, lang))),
    remedy: projectText(({ shells }) => shells.remedy),
    commands: [commandLine('key', 'rotate')],
  });
}

async function checkStartup(context: CheckContext): Promise<Outcome> {
  const { services, signal } = context;
  const search = await searchHome(context, services.scan.startupFiles(signal));
  const { count, places, gaps, notOpened } = search;
  if (count === 0 && gaps.length === 0)
    return unchecked(projectText(({ startup }) => startup.absent));
  const isFish = places.some(({ file }) => file.endsWith('.fish'));
  const isOther = places.some(({ file }) => !file.endsWith('.fish'));
  return searched({
    places,
    gaps,
    notOpened,
    severity: 'medium',
    none: projectText(({ startup }, lang) => startup.none(formatNumber(count, lang))),
    some: projectText(({ startup }, lang) => startup.some(formatNumber(places.length, lang))),
    remedy: projectText(({ startup }) => startup.remedy),
    commands: [
      ...(isOther ? [loadingLine(isWindowsShell() ? 'powershell' : 'bash')] : []),
      ...(isFish ? [loadingLine('fish')] : []),
    ],
  });
}

function examplePath(): string {
  return isWindowsShell() ? 'C:\\path\\to\\history' : '/path/to/history';
}

interface HomeSearch {
  /** Number of files that were read. */
  readonly count: number;
  readonly places: readonly Place[];
  readonly gaps: readonly Gap[];
  readonly notOpened: readonly Localized[];
}

async function searchHome(
  { lookups, signal, seconds }: CheckContext,
  batches: AsyncIterable<HomeFiles>,
): Promise<HomeSearch> {
  const known = await lookups.knownKeys();
  const read = new Set<string>();
  const [unread, compressed]: [string[], string[]] = [[], []];
  const places: Place[] = [];
  for await (const batch of batches) {
    unread.push(...batch.unread);
    for (const file of batch.files) {
      read.add(file.path);
      if (isCompressed(file.text)) compressed.push(file.path);
      places.push(...placesIn(file, known.keys));
    }
  }
  const stopped = projectText(({ gaps }) => gaps.stopped);
  const gaps = signal.aborted ? [timeGap(stopped, seconds)] : unreadGap(unread);
  const notOpened = [...compressedNote(compressed), ...unreadKeysNote(known.unread)];
  return { count: read.size, places, gaps, notOpened };
}
