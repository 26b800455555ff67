import type { UninstallPlan } from '../../../core/uninstall/plan.ts';
import { removePackageLines } from '../../../core/uninstall/remove-package.ts';
import type { Failure } from '../../../core/uninstall/uninstall.ts';
import type { ErrorData } from '../../../errors/errors.ts';
import { errorText } from '../../../i18n/errors.ts';
import type { Lang } from '../../../i18n/languages.ts';
import { pages } from '../../../i18n/links.ts';
import type { Installation } from '../../../services/ports/app-data.ts';
import { messages } from './messages.ts';

/** Builds the list of what will be or was removed. Leaves out what could not be removed. */
export function removalLines(
  plan: UninstallPlan,
  lang: Lang,
  failures: readonly Failure[] = [],
): readonly string[] {
  const failed = failures.flatMap(({ what }) => describe(what, lang));
  const all = [
    ...plan.undos.map((undo) => ({ type: 'tool', undo }) as const),
    ...plan.entries.map((entry) => ({ type: 'entry', entry }) as const),
    ...plan.files.map((file) => ({ type: 'file', file }) as const),
  ];
  return all
    .flatMap((what) => describe(what, lang))
    .filter((line) => !failed.includes(line))
    .map((line) => `  ${line}`);
}

function describe(what: Failure['what'], lang: Lang): readonly string[] {
  const text = messages[lang];
  if (what.type === 'tool') {
    const { tool, files } = what.undo;
    return files.map(({ path }) => text.tool(tool.name, path));
  }
  if (what.type === 'file') return [`${text.kinds[what.file.kind]}: ${what.file.path}`];
  const { kind, account } = what.entry;
  return [kind === 'key' ? text.entry(account) : text.probe];
}

/** Builds the lines about what remains, and why. */
export function remainderLines(
  plan: UninstallPlan,
  lang: Lang,
  failures: readonly Failure[] = [],
): readonly string[] {
  const text = messages[lang];
  const reason = (error: ErrorData) => errorText(lang, error);
  const { keychain } = plan;
  return [
    ...failures.flatMap(({ what, error }) =>
      describe(what, lang).map((line) => `${text.notRemoved} ${line}. ${reason(error)}`),
    ),
    ...plan.blocked.flatMap(({ error, lines }) => [
      text.blocked(reason(error)),
      ...lines.map((line) => `  ${line}`),
    ]),
    ...(keychain.state === 'unread' ? [text.keychain(reason(keychain.error))] : []),
    ...(keychain.state === 'unread' && keychain.holdsKeys ? [text.mayHoldKeys] : []),
    ...(keychain.state === 'kept' ? [text.kept] : []),
    ...plan.others.map(text.others),
    ...(plan.sharedCache === undefined ? [] : [text.sharedCache(plan.sharedCache)]),
  ];
}

/** Builds the last lines of the command, about what only the person can do. */
export function farewellLines(
  plan: UninstallPlan,
  installation: Installation,
  lang: Lang,
): readonly string[] {
  const text = messages[lang];
  const hadKeys =
    plan.entries.some(({ kind }) => kind === 'key') ||
    plan.files.some(({ kind }) => kind === 'vault');
  return [
    text.yours,
    ...(hadKeys ? [text.stillValid(pages.keys)] : []),
    text.package,
    ...removePackageLines(installation).map((line) => `  ${line}`),
  ];
}
