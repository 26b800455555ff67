import { catalog } from '../../../i18n/catalog.ts';
import { commandLine } from '../../../i18n/command-line.ts';
import type { Lang } from '../../../i18n/languages.ts';
import { readConnections } from '../../connect/connection-records.ts';
import { type ToolId, toolIds } from '../../connect/tool.ts';
import type { ToolStatus } from '../../connect/tool-status.ts';
import {
  type Check,
  type CheckContext,
  finding,
  localized,
  type Outcome,
  passed,
} from '../check.ts';

export const toolMessages = catalog({
  en: {
    none: 'No other tool is connected to the key.',
    works: (names: string) => `Connected: ${names}. Their settings are as they were written.`,
    noKey: (names: string) => `Connected, but there is no key to give them: ${names}.`,
    storeKey: 'Store a key:',
    changed: (names: string) => `What was added to their settings is gone or changed: ${names}.`,
    missing: (names: string) => `Connected, but no longer installed: ${names}.`,
    again: 'Connect it again:',
    undo: 'Undo its settings:',
  },
  fr: {
    none: 'Aucun autre outil n’est connecté à la clé.',
    works: (names: string) =>
      `Connectés : ${names}. Leurs réglages sont tels qu’ils ont été écrits.`,
    noKey: (names: string) => `Connectés, mais sans clé à leur donner : ${names}.`,
    storeKey: 'Enregistrez une clé :',
    changed: (names: string) =>
      `Ce qui avait été ajouté à leurs réglages a disparu ou changé : ${names}.`,
    missing: (names: string) => `Connectés, mais plus installés : ${names}.`,
    again: 'Reconnectez-le :',
    undo: 'Annulez ses réglages :',
  },
});

/** The check of connected tools: whether their settings still contain the added entries, and whether there is a key. */
export const toolChecks: readonly Check[] = [
  { id: 'tools', category: 'machine', isScan: true, run: checkTools },
];

async function checkTools({ services, lookups }: CheckContext): Promise<Outcome> {
  const statuses = await connectedStatuses(services);
  if (statuses.length === 0) return passed(toolText((text) => text.none));
  const changed = statuses.filter(({ state }) => state === 'changed');
  if (changed.length > 0) return settingsFinding(changed, 'changed');
  const missing = statuses.filter(({ state }) => state === 'not-installed');
  if (missing.length > 0) return settingsFinding(missing, 'missing');
  const hasKey = await lookups.key().then(
    () => true,
    () => false,
  );
  if (hasKey) return passed(toolText((text) => text.works(namesOf(statuses))));
  return finding(
    'medium',
    toolText((text) => text.noKey(namesOf(statuses))),
    toolText((text) => text.storeKey),
    [commandLine('key', 'set')],
  );
}

/** Returns the statuses of the tools that are connected in the home folder or in the working folder. */
async function connectedStatuses(
  services: CheckContext['services'],
): Promise<readonly ToolStatus[]> {
  const ids = new Set<ToolId>((await readConnections(services)).map(({ tool }) => tool));
  if (ids.size === 0) return [];
  const [{ toolStatus }, { likelyModel, wiringFor }] = await Promise.all([
    import('../../connect/tool-status.ts'),
    import('../../connect/wiring.ts'),
  ]);
  const profile = 'default';
  const model = await likelyModel(services, profile);
  const wiring = wiringFor(services, { profile, isNamed: false, model });
  const statuses: ToolStatus[] = [];
  for (const id of toolIds) {
    if (!ids.has(id)) continue;
    const status = await toolStatus(services, id, wiring);
    if (status.model !== undefined) statuses.push(status);
  }
  return statuses;
}

function settingsFinding(statuses: readonly ToolStatus[], problem: 'changed' | 'missing'): Outcome {
  const id = statuses[0]?.tool.id ?? '';
  const names = namesOf(statuses);
  return finding(
    'low',
    toolText((text) => text[problem](names)),
    toolText((text) => (problem === 'changed' ? text.again : text.undo)),
    [problem === 'changed' ? commandLine('connect', id) : commandLine('connect', id, '--undo')],
  );
}

function namesOf(statuses: readonly ToolStatus[]): string {
  return statuses
    .map(({ tool, model }) => (model === undefined ? tool.name : `${tool.name} (${model})`))
    .join(', ');
}

function toolText(pick: (text: (typeof toolMessages)[Lang]) => string) {
  return localized((lang) => pick(toolMessages[lang]));
}
