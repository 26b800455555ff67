import { probeAccess } from '../../../core/access/probe-access.ts';
import { applyPlan, connectError, planTool, type ToolPlan } from '../../../core/connect/connect.ts';
import type { Tool, Wiring } from '../../../core/connect/tool.ts';
import { startLine, wiringFor, workingModel } from '../../../core/connect/wiring.ts';
import { resolveKey } from '../../../core/keys/resolve-key.ts';
import { AppError } from '../../../errors/errors.ts';
import { traitsOf } from '../../../errors/traits.ts';
import { errorMessage } from '../../../i18n/errors.ts';
import type { Lang } from '../../../i18n/languages.ts';
import type { Services } from '../../../services/ports/services.ts';
import type { CommandContext, ParsedArguments } from '../../command.ts';
import { passphraseAsker } from '../../input/ask-passphrase.ts';
import { confirm } from '../../input/confirm.ts';
import { type ProfileChoice, readProfile } from '../../input/profile.ts';
import { type Line, printMessages, printProgress } from '../../output/lines.ts';
import { printResult, type Result } from '../../output/print-result.ts';
import { messages } from './messages.ts';

/** Result of connecting one tool; `left` if the person said no. */
type Change = 'connected' | 'unchanged' | 'planned' | 'left';

/**
 * Connects tools one after another, after showing each change and asking. Reports a tool that cannot be connected and
 * continues. Returns the exit code of the first failure.
 */
export async function connectTools(
  typed: ParsedArguments,
  context: CommandContext,
  services: Services,
  { chosen, isOne }: { readonly chosen: readonly Tool[]; readonly isOne: boolean },
): Promise<number> {
  const wiring = await wiringOf(typed, context, services);
  const results: Result[] = [];
  let code = 0;
  for (const tool of chosen) {
    try {
      results.push(await connectOne(typed, context, services, { tool, wiring }));
    } catch (thrown) {
      // The error of a single tool is the error of the command. With several tools, the others are still connected.
      if (isOne || !(thrown instanceof AppError)) throw thrown;
      if (thrown.error.code === 'cancelled') throw thrown;
      results.push(failure(tool, thrown, context.lang));
      code ||= traitsOf(thrown.error.code).exit;
    }
  }
  const [only] = results;
  const document =
    isOne && only !== undefined
      ? only.document
      : { ok: code === 0, tools: results.map((each) => each.document) };
  printResult(typed, context, { document, lines: results.flatMap(({ lines }) => lines) });
  return code;
}

/** Connects to the model that is known to work, or else finds one by calling the models of the account. */
async function wiringOf(
  typed: ParsedArguments,
  context: CommandContext,
  services: Services,
): Promise<Wiring> {
  const request = readProfile(typed);
  const known = await workingModel(services, request.profile);
  const model = known ?? (await triedModel(context, services, request));
  return wiringFor(services, { ...request, model });
}

/** Returns the first model that the account can call. Throws the outcome of the probe if there is none. */
async function triedModel(
  context: CommandContext,
  services: Services,
  request: ProfileChoice,
): Promise<string> {
  const { key } = await resolveKey(services, { ...request, ask: passphraseAsker(context) });
  const { outcome } = await probeAccess(services, { key, signal: context.signal });
  if (outcome.code !== 'ready') throw new AppError(outcome);
  return outcome.model;
}

async function connectOne(
  typed: ParsedArguments,
  context: CommandContext,
  services: Services,
  { tool, wiring }: { readonly tool: Tool; readonly wiring: Wiring },
): Promise<Result> {
  if (tool.plugin !== undefined) {
    printProgress(context, messages[context.lang].asking(tool.name));
  }
  const plan = await planTool(services, tool, wiring);
  if (plan.isDone) return resultOf(plan, 'unchanged', context.lang);
  const { switches } = typed;
  if (switches.has('dry-run')) return resultOf(plan, 'planned', context.lang);
  if (!switches.has('yes')) {
    if (!context.io.stdinIsTerminal) throw connectError(tool, 'needs-yes');
    printMessages(context, planLines(plan, context.lang));
    const isAgreed = await confirm(context, messages[context.lang].ask);
    if (!isAgreed) return resultOf(plan, 'left', context.lang);
  }
  if (context.signal.aborted) throw new AppError({ code: 'cancelled' });
  await applyPlan(services, plan);
  return resultOf(plan, 'connected', context.lang);
}

function resultOf(plan: ToolPlan, change: Change, lang: Lang): Result {
  const { tool, wiring, files, kept } = plan;
  const text = messages[lang];
  const start = startLine(tool);
  const document = {
    tool: tool.id,
    state: change,
    way: tool.way,
    model: wiring.model,
    baseUrl: wiring.origin,
    files: files.map(({ path, before, changes }) => ({
      path,
      created: before === undefined,
      added: changes.map(({ inserted }) => inserted),
    })),
    kept,
    start,
  };
  if (change === 'left') return { document, lines: [text.left] };
  if (change === 'planned') return { document, lines: [...planLines(plan, lang), text.dryRun] };
  const outcome = change === 'connected' ? text.connected(tool.name) : text.unchanged(tool.name);
  return {
    document,
    lines: [
      { mark: 'good', text: outcome },
      ...(kept.length === 0 ? [] : [text.kept(kept.join(', '))]),
      tool.start.own ? text.start(start) : text.once(start),
      ...(tool.id === 'litellm' ? [warning(text.masterKey)] : []),
      ...(tool.isTested ? [] : [warning(text.untested(tool.name))]),
    ],
  };
}

function warning(text: string): Line {
  return { mark: 'warn', text };
}

/** Shows the exact change: the added lines of each file. */
function planLines({ tool, files, kept }: ToolPlan, lang: Lang): readonly Line[] {
  const text = messages[lang];
  const changed = files.filter(({ before, after }) => before !== after);
  return [
    text.ways[tool.way](tool.name),
    ...changed.flatMap(({ path, before, changes }) => [
      before === undefined ? text.willMake(path) : text.willChange(path),
      ...changes
        .flatMap(({ inserted }) => inserted.split(/\r?\n/))
        .filter((line) => line.trim() !== '')
        .map((line) => `  + ${line}`),
    ]),
    text.noKey,
    ...(kept.length === 0 ? [] : [text.kept(kept.join(', '))]),
  ];
}

function failure(tool: Tool, { error }: AppError, lang: Lang): Result {
  const { message, hint } = errorMessage(lang, error);
  return {
    document: { tool: tool.id, state: 'failed', error: { code: error.code, message, hint } },
    lines: [{ mark: 'bad', text: `${message} ${hint}` }],
  };
}
