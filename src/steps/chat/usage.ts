import type { Turn } from '../../core/chat/chat-turns.ts';
import type { ChatFinish } from '../../core/chat/stream-chat.ts';
import { shortCost } from '../../core/spending/price.ts';
import type { Lang } from '../../i18n/languages.ts';
import { formatNumber, formatSeconds } from '../../i18n/numbers.ts';
import { messages } from './messages.ts';

/** Returns the times, tokens and cost of an answer and why it ended; for a stopped answer, only that it was stopped. */
export function usageOf(lang: Lang, turn: Turn): readonly string[] {
  const { finish } = turn;
  if (finish === undefined) return [messages[lang].stopped];
  return [timesOf(lang, finish), tokensOf(lang, finish), endOf(lang, turn, finish)];
}

function timesOf(lang: Lang, { firstTokenMs, totalMs }: ChatFinish): string {
  const total = formatSeconds(totalMs, lang);
  return firstTokenMs === undefined
    ? messages[lang].timesTotal(total)
    : messages[lang].times(formatSeconds(firstTokenMs, lang), total);
}

function tokensOf(lang: Lang, { usage, cost }: ChatFinish): string {
  if (usage === undefined) return messages[lang].tokensUnknown;
  const [sent, got] = [usage.promptTokens, usage.completionTokens];
  return messages[lang].tokens(
    formatNumber(sent, lang),
    formatNumber(got, lang),
    shortCost(cost, lang),
  );
}

function endOf(lang: Lang, { answer, thinking }: Turn, { reason }: ChatFinish): string {
  const text = messages[lang];
  if (reason === 'length' && answer === '' && thinking !== '') return text.onlyThought;
  if (reason === 'stop' && answer.trim() === '') return text.noText;
  const known = Object.entries(text.finish).find(([name]) => name === reason)?.[1];
  return known ?? text.finishOther(reason);
}
