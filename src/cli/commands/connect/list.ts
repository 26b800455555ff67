import { recipeIds } from '../../../core/connect/recipes.ts';
import type { ToolState, ToolStatus } from '../../../core/connect/tool-status.ts';
import { startLine } from '../../../core/connect/wiring.ts';
import { commandLine, usageLine } from '../../../i18n/command-line.ts';
import { errorMessage } from '../../../i18n/errors.ts';
import type { Lang } from '../../../i18n/languages.ts';
import type { Line } from '../../output/lines.ts';
import type { Mark } from '../../output/style.ts';
import { messages } from './messages.ts';

/** Builds the document of the list. */
export function listDocument(
  statuses: readonly ToolStatus[],
  lang: Lang,
): Readonly<Record<string, unknown>> {
  const rows = statuses.map(({ tool, state, paths, error, model = null }) => ({
    id: tool.id,
    name: tool.name,
    state,
    way: tool.way,
    scope: tool.scope,
    tested: tool.isTested,
    paths,
    model,
    start: startLine(tool),
    ...(error !== undefined && { error: { code: error.code, ...errorMessage(lang, error) } }),
  }));
  return { tools: rows, recipes: recipeIds };
}

const marks: Readonly<Record<ToolState, Mark>> = {
  connected: 'good',
  ready: 'note',
  'not-installed': 'note',
  outdated: 'warn',
  changed: 'warn',
  blocked: 'bad',
};

/** Builds the list for a person, installed tools first. */
export function listLines(statuses: readonly ToolStatus[], lang: Lang): readonly Line[] {
  const text = messages[lang];
  const isInstalled = ({ state }: ToolStatus) => state !== 'not-installed';
  const ordered = [...statuses.filter(isInstalled), ...statuses.filter((one) => !isInstalled(one))];
  const width = Math.max(...ordered.map(({ tool }) => tool.name.length));
  const rows = ordered.flatMap(({ tool, state, error, model }) => {
    const details = [
      ...(model === undefined ? [] : [model]),
      ...(tool.scope === 'folder' && state !== 'not-installed' ? [text.folderOnly] : []),
    ];
    const detail = details.length === 0 ? '' : ` (${details.join(', ')})`;
    const row: Line = {
      mark: marks[state],
      text: `${tool.name.padEnd(width)}  ${text.states[state]}${detail}`,
    };
    return error === undefined ? [row] : [row, `    ${errorMessage(lang, error).message}`];
  });
  const first = ordered.find(({ state }) => state === 'ready');
  return [
    ...rows,
    '',
    ...(first === undefined ? [] : [`${text.connectOne} ${commandLine('connect', first.tool.id)}`]),
    text.recipes(usageLine(`connect ${recipeIds.join('|')}`)),
  ];
}
