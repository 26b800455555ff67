import { isEmpty, planUninstall, type UninstallPlan } from '../../../core/uninstall/plan.ts';
import { applyUninstall, type Failure } from '../../../core/uninstall/uninstall.ts';
import type { Services } from '../../../services/ports/services.ts';
import type { CommandContext, ParsedArguments } from '../../command.ts';
import { confirm } from '../../input/confirm.ts';
import { usageError } from '../../input/parse.ts';
import { printLines, printMessages } from '../../output/lines.ts';
import { documentOf } from './document.ts';
import { farewellLines, remainderLines, removalLines } from './lines.ts';
import { messages } from './messages.ts';

type Outcome = {
  readonly state: 'removed' | 'planned' | 'left';
  readonly failures: readonly Failure[];
};

/**
 * Removes everything that this program stored, after showing it and asking. Returns 1 if something remains or could not
 * be checked. Throws AppError.
 */
export async function runUninstall(
  typed: ParsedArguments,
  context: CommandContext,
): Promise<number> {
  const { io, lang } = context;
  const services = await context.services();
  const plan = await planUninstall(services, { keepsKey: typed.switches.has('keep-key') });
  const outcome = await confirmAndRemove(typed, context, services, plan);
  const installation = services.appData.installation();
  const isOk = outcome.failures.length === 0 && !hasRemainder(plan);
  if (typed.switches.has('json')) {
    const document = documentOf(plan, { ...outcome, lang, isOk, installation });
    io.out(`${JSON.stringify(document)}\n`);
  } else {
    const farewell = outcome.state === 'left' ? [] : farewellLines(plan, installation, lang);
    printLines(context, [...outcomeLines(plan, outcome, context), ...farewell]);
  }
  return isOk ? 0 : 1;
}

/** Returns true if the plan leaves something that may still hold a key or a changed setting. */
function hasRemainder({ blocked, keychain }: UninstallPlan): boolean {
  return blocked.length > 0 || (keychain.state === 'unread' && keychain.holdsKeys);
}

/** Removes everything, once the person agrees or `--yes` is given. Returns what was done. */
async function confirmAndRemove(
  { switches }: ParsedArguments,
  context: CommandContext,
  services: Services,
  plan: UninstallPlan,
): Promise<Outcome> {
  const { io, lang, signal } = context;
  if (switches.has('dry-run')) return { state: 'planned', failures: [] };
  if (!switches.has('yes') && !isEmpty(plan)) {
    if (!io.stdinIsTerminal) throw usageError('yes-needed', '');
    const shown = [messages[lang].willRemove, ...removalLines(plan, lang)];
    printMessages(context, [...shown, ...remainderLines(plan, lang)]);
    if (!(await confirm(context, messages[lang].ask))) return { state: 'left', failures: [] };
  }
  return { state: 'removed', failures: await applyUninstall(services, plan, signal) };
}

function outcomeLines(
  plan: UninstallPlan,
  { state, failures }: Outcome,
  { lang }: CommandContext,
): readonly string[] {
  const text = messages[lang];
  if (state === 'left') return [text.left];
  const removed = removalLines(plan, lang, failures);
  const heading = state === 'planned' ? text.willRemove : text.removed;
  return [
    ...(removed.length === 0 ? [] : [heading, ...removed]),
    ...(isEmpty(plan) ? [text.nothing] : []),
    ...remainderLines(plan, lang, failures),
    ...(state === 'planned' && !isEmpty(plan) ? [text.dryRun] : []),
  ];
}
