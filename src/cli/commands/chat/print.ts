import type { ChatFinish } from '../../../core/chat/stream-chat.ts';
import { formatCost } from '../../../core/spending/price.ts';
import type { Lang } from '../../../i18n/languages.ts';
import { formatNumber, formatSeconds } from '../../../i18n/numbers.ts';
import type { Usage } from '../../../services/ports/answer.ts';
import type { CommandContext } from '../../command.ts';
import { costDocument } from '../../output/cost-document.ts';
import { keyDocument } from '../../output/key-document.ts';
import { printMessages, printWarning } from '../../output/lines.ts';
import { printUsedKey } from '../key/print-used-key.ts';
import { messages } from './messages.ts';
import type { ChatResult, Question } from './request.ts';

/** Prints on stderr which model is asked, and with which key. */
export function printStart(context: CommandContext, { model, resolved }: Question): void {
  const text = messages[context.lang];
  printUsedKey(context, resolved, {
    demo: text.demo(model),
    asking: (place, lastFour) => text.asking(model, place, lastFour),
  });
}

/** Prints on stderr the tokens, cost and time of the answer, and why the answer is incomplete or empty. */
export function printUsage(context: CommandContext, { answer, finish }: ChatResult): void {
  const { lang } = context;
  const text = messages[lang];
  const { usage, cost, reason, model, firstTokenMs, totalMs } = finish;
  const usageText =
    usage === undefined
      ? text.tokensUnknown
      : text.tokens(
          promptTokensText(lang, usage),
          formatNumber(usage.completionTokens, lang),
          formatCost(cost, lang),
        );
  const total = formatSeconds(totalMs, lang);
  const times =
    firstTokenMs === undefined ? total : text.times(formatSeconds(firstTokenMs, lang), total);
  printMessages(context, [{ mark: 'good', text: text.summary(model, usageText, times) }]);
  if (reason === 'stop') {
    if (answer.trim() === '') printWarning(context, text.noText);
    return;
  }
  const known = Object.entries(text.finish).find(([name]) => name === reason)?.[1];
  printWarning(context, known ?? text.finishOther(reason));
}

/** Returns the number of prompt tokens, and how many of them came from the cache and so cost less. */
function promptTokensText(lang: Lang, { promptTokens, cachedTokens = 0 }: Usage): string {
  const count = formatNumber(promptTokens, lang);
  return cachedTokens === 0
    ? count
    : `${count} (${messages[lang].cached(formatNumber(cachedTokens, lang))})`;
}

/** Prints the answer with all its details as one document. */
export function printDocument(
  { io }: CommandContext,
  { resolved }: Question,
  { answer, thinking, finish }: ChatResult,
): void {
  const { model, reason, usage, cost } = finish;
  const document = {
    ok: true,
    model,
    answer,
    thinking,
    finishReason: reason,
    usage: usage ?? null,
    cost: costDocument(cost),
    timings: timingsOf(finish),
    key: keyDocument(resolved),
  };
  io.out(`${JSON.stringify(document)}\n`);
}

function timingsOf({ firstTokenMs, totalMs, tokensPerSecond }: ChatFinish) {
  return {
    firstTokenMs: rounded(firstTokenMs),
    totalMs: rounded(totalMs),
    tokensPerSecond: rounded(tokensPerSecond),
  };
}

function rounded(value: number | undefined): number | null {
  return value === undefined ? null : Math.round(value);
}
