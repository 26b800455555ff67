import { applyUndo, connectError, planUndo, type UndoPlan } from '../../../core/connect/connect.ts';
import type { Tool } from '../../../core/connect/tool.ts';
import { AppError } from '../../../errors/errors.ts';
import type { Lang } from '../../../i18n/languages.ts';
import type { Services } from '../../../services/ports/services.ts';
import type { CommandContext, ParsedArguments } from '../../command.ts';
import { confirm } from '../../input/confirm.ts';
import { type Line, printMessages } from '../../output/lines.ts';
import { printResult } from '../../output/print-result.ts';
import { likelyWiring } from './likely-wiring.ts';
import { messages } from './messages.ts';

/** Undoes the changes that `connect` made, tool by tool. Throws the error `connect` if a change can't be undone. */
export async function undoTools(
  typed: ParsedArguments,
  context: CommandContext,
  services: Services,
  { chosen, isOne }: { readonly chosen: readonly Tool[]; readonly isOne: boolean },
): Promise<number> {
  const wiring = await likelyWiring(typed, services);
  const plans: UndoPlan[] = [];
  for (const tool of chosen) {
    // A tool that was connected in another folder stays connected there.
    const plan = await planUndo(services, tool, wiring).catch(unlessNotHere(isOne));
    if (plan !== undefined) plans.push(plan);
  }
  const state = await confirmAndUndo(typed, context, services, plans);
  const text = messages[context.lang];
  const lines = plans.flatMap((plan): readonly Line[] => {
    if (state === 'planned') return [...undoLines(plan, context.lang), text.dryRun];
    return state === 'left' ? [text.left] : [{ mark: 'good', text: text.undone(plan.tool.name) }];
  });
  const documents = plans.map(({ tool, files }) => ({
    tool: tool.id,
    state,
    files: files.map(({ path, after }) => ({ path, removed: after === undefined })),
  }));
  const [only] = documents;
  const document = isOne && only ? only : { tools: documents };
  printResult(typed, context, { document, lines });
  return 0;
}

/** Returns a handler that ignores the error of a tool that is not connected here, unless the person named the tool. */
function unlessNotHere(isOne: boolean) {
  return (thrown: unknown): undefined => {
    const error = thrown instanceof AppError ? thrown.error : undefined;
    if (isOne || error?.code !== 'connect' || error.problem !== 'not-connected') throw thrown;
  };
}

/** Undoes everything, once the person agrees or `--yes` is given. Returns what was done. */
async function confirmAndUndo(
  { switches }: ParsedArguments,
  context: CommandContext,
  services: Services,
  plans: readonly UndoPlan[],
): Promise<'disconnected' | 'planned' | 'left'> {
  if (switches.has('dry-run')) return 'planned';
  const [first] = plans;
  if (!switches.has('yes') && first !== undefined) {
    if (!context.io.stdinIsTerminal) throw connectError(first.tool, 'needs-yes');
    printMessages(
      context,
      plans.flatMap((plan) => undoLines(plan, context.lang)),
    );
    if (!(await confirm(context, messages[context.lang].ask))) return 'left';
  }
  for (const plan of plans) {
    if (context.signal.aborted) throw new AppError({ code: 'cancelled' });
    await applyUndo(services, plan);
  }
  return 'disconnected';
}

function undoLines({ files }: UndoPlan, lang: Lang): readonly string[] {
  const text = messages[lang];
  return files.map(({ path, after }) =>
    after === undefined ? text.willRemove(path) : text.willRestore(path),
  );
}
