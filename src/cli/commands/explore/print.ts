import type { CallUsage } from '../../../core/explore/call-usage.ts';
import type { Capability } from '../../../core/models/capability-models.ts';
import { formatCost } from '../../../core/spending/price.ts';
import type { Lang } from '../../../i18n/languages.ts';
import { formatNumber, formatSeconds } from '../../../i18n/numbers.ts';
import { plainText } from '../../../i18n/plain-text.ts';
import type { CommandContext } from '../../command.ts';
import type { KeyForCall } from '../../input/key-for-call.ts';
import { costDocument } from '../../output/cost-document.ts';
import { keyDocument } from '../../output/key-document.ts';
import { printMessages, printWarning } from '../../output/lines.ts';
import { answerOutput } from '../chat/answer-output.ts';
import { printUsedKey } from '../key/print-used-key.ts';
import { messages } from './messages.ts';
import type { Outcome } from './topics.ts';

/** Prints on stderr which model is asked, and with which key. */
export function printStart(
  context: CommandContext,
  model: string,
  { resolved }: Pick<KeyForCall, 'resolved'>,
): void {
  const text = messages[context.lang];
  printUsedKey(context, resolved, {
    demo: text.demo(model),
    asking: (place, lastFour) => text.asking(model, place, lastFour),
  });
}

/** Prints the answer on stdout, and its tokens, cost and time on stderr. */
export function printOutcome(
  context: CommandContext,
  topic: Capability,
  outcome: Outcome,
  refused: readonly string[],
): void {
  const { lang } = context;
  const text = messages[lang];
  const { answer, notes } = outcome;
  if (answer.trim() === '') printWarning(context, text.empty[topic]);
  else printAnswer(context, outcome);
  printMessages(context, notes);
  if (refused.length > 0) printWarning(context, text.refused(refused.join(', ')));
  const usage = text.usage(
    outcome.model,
    usageOf(lang, outcome),
    formatSeconds(outcome.totalMs, lang),
  );
  printMessages(context, [{ mark: 'good', text: usage }]);
}

/** Writes the answer unchanged to a pipe, and to a terminal without control characters and with its Markdown drawn. */
function printAnswer(context: CommandContext, { answer, isMarkdown }: Outcome): void {
  const { io } = context;
  if (!isMarkdown) {
    const line = answer.endsWith('\n') ? answer : `${answer}\n`;
    io.out(io.stdoutIsTerminal ? plainText(line) : line);
    return;
  }
  const output = answerOutput(context);
  output.push(answer);
  output.end();
}

function usageOf(lang: Lang, { usage, pages, seconds, cost }: CallUsage): string {
  const text = messages[lang];
  const amount = formatCost(cost, lang);
  if (pages !== undefined) return text.pages(formatNumber(pages, lang), amount);
  if (seconds !== undefined) return text.seconds(formatNumber(seconds, lang), amount);
  if (usage === undefined) return text.unknown;
  const { promptTokens, completionTokens } = usage;
  return text.tokens(
    formatNumber(promptTokens, lang),
    formatNumber(completionTokens, lang),
    amount,
  );
}

/** Prints the answer with all its details as one document. */
export function printDocument(
  { io }: CommandContext,
  topic: Capability,
  outcome: Outcome,
  { refused, resolved }: { readonly refused: readonly string[] } & Pick<KeyForCall, 'resolved'>,
): void {
  const { model, fields, usage, pages, seconds, cost, totalMs } = outcome;
  const document = {
    ok: true,
    topic,
    model,
    ...fields,
    refused,
    usage: usage ?? null,
    pages: pages ?? null,
    seconds: seconds ?? null,
    cost: costDocument(cost),
    timings: { totalMs: Math.round(totalMs) },
    key: keyDocument(resolved),
  };
  io.out(`${JSON.stringify(document)}\n`);
}
