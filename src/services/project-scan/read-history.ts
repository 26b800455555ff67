import type { Patch, Patches } from '../ports/project-scan.ts';
import { type GitOptions, runGit } from './git.ts';

/** What begins a commit, and the change of a file: no line inside a patch begins so. */
const commitBegin = '\n\0';
const patchBegin = '\ndiff --git ';

/** Of one change, more than this is no text that a person wrote. */
const maxLetters = 2_097_152;
const longestBegin = 16;

/**
 * Without what settings would start or alter. Renames are not looked for: that takes the longest of all, and a renamed
 * file holds no new key.
 */
const log = [
  'log',
  '--all',
  '-p',
  '--format=%x00%H',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--no-renames',
  '--no-notes',
  '--no-show-signature',
  '--ignore-submodules=all',
  '--src-prefix=a/',
  '--dst-prefix=b/',
  '--unified=3',
  '--inter-hunk-context=0',
  '--diff-algorithm=myers',
  '--no-indent-heuristic',
];

/** Everything that was committed, in patches of one file each, the newest first. */
export async function* readHistory(
  options: GitOptions,
  signal: AbortSignal,
): AsyncGenerator<Patches> {
  const output = runGit(options, ['-c', 'log.showRoot=true', ...log], signal);
  let commit = '';
  const patchesOf = (text: string) =>
    partsOf(text).flatMap((part): readonly Patch[] => {
      if (part.startsWith(commitBegin)) [commit = ''] = part.slice(commitBegin.length).split('\n');
      return part.startsWith(patchBegin) ? [{ commit, text: part }] : [];
    });
  let rest = '\n';
  for (let next = await output.next(); ; next = await output.next()) {
    if (next.done) {
      const end = next.value;
      yield { patches: patchesOf(rest) };
      if (end.type === 'failed') yield { broken: { state: 'broken', detail: end.detail } };
      return;
    }
    const text = rest + next.value;
    const last = Math.max(0, text.lastIndexOf(patchBegin), text.lastIndexOf(commitBegin));
    const isTooLong = text.length - last > maxLetters;
    const patches = patchesOf(isTooLong ? text : text.slice(0, last));
    rest = text.slice(isTooLong ? -longestBegin : last);
    if (patches.length > 0) yield { patches };
  }
}

/** A text cut where a commit or the change of a file begins. */
function partsOf(text: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  let commit = text.indexOf(commitBegin, 1);
  let patch = text.indexOf(patchBegin, 1);
  while (commit !== -1 || patch !== -1) {
    const isCommit = patch === -1 || (commit !== -1 && commit < patch);
    const to = isCommit ? commit : patch;
    parts.push(text.slice(from, to));
    from = to;
    if (isCommit) commit = text.indexOf(commitBegin, to + 1);
    else patch = text.indexOf(patchBegin, to + 1);
  }
  return [...parts, text.slice(from)];
}
