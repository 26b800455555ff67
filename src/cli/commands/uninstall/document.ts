import type { UninstallPlan } from '../../../core/uninstall/plan.ts';
import { removePackageLines } from '../../../core/uninstall/remove-package.ts';
import type { Failure } from '../../../core/uninstall/uninstall.ts';
import type { ErrorData } from '../../../errors/errors.ts';
import { errorMessage } from '../../../i18n/errors.ts';
import type { Lang } from '../../../i18n/languages.ts';
import type { Installation } from '../../../services/ports/app-data.ts';

/** Builds the document of `--json`. `isOk` is true if everything that should be removed is gone. */
export function documentOf(
  plan: UninstallPlan,
  {
    lang,
    state,
    isOk,
    failures,
    installation,
  }: {
    readonly lang: Lang;
    readonly state: 'removed' | 'planned' | 'left';
    readonly isOk: boolean;
    readonly failures: readonly Failure[];
    readonly installation: Installation;
  },
): Readonly<Record<string, unknown>> {
  const { keychain, others, sharedCache } = plan;
  const error = (data: ErrorData) => ({ code: data.code, ...errorMessage(lang, data) });
  const { form, path } = installation;
  return {
    ok: isOk,
    state,
    tools: plan.undos.map(({ tool, files }) => ({
      tool: tool.id,
      paths: files.map((file) => file.path),
    })),
    keychain: {
      state: keychain.state,
      entries: plan.entries,
      ...(keychain.state === 'unread' && {
        mayHoldKeys: keychain.holdsKeys,
        error: error(keychain.error),
      }),
    },
    files: plan.files,
    notRemoved: [
      ...failures.map((failure) => ({ ...itemOf(failure.what), error: error(failure.error) })),
      ...plan.blocked.map(({ path: blocked, error: reason }) => ({
        path: blocked,
        error: error(reason),
      })),
    ],
    others,
    ...(sharedCache !== undefined && { sharedCache }),
    program: { form, path, remove: removePackageLines(installation) },
  };
}

function itemOf(what: Failure['what']): object {
  if (what.type === 'tool') return { tool: what.undo.tool.id, path: what.undo.recordPath };
  return what.type === 'file' ? what.file : what.entry;
}
