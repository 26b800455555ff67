import type { Turn } from '../../core/chat/chat-turns.ts';
import type { Lang } from '../../i18n/languages.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import type { Passage } from '../../ui/markdown/use-passages.ts';
import { messages } from './messages.ts';

/** Display options of a conversation. */
export interface PassageOptions {
  readonly lang: Lang;
  /** True while the last answer is streaming. */
  readonly isRunning: boolean;
  /** True if the thinking is shown in full instead of on one line. */
  readonly isOpen: boolean;
}

/** Returns the key of the full thinking of a turn; turns are counted from 0. */
export const thoughtKey = (turn: number): string => `${turn} thought whole`;

/** Returns a conversation as passages of a transcript, with labels for the speakers and the thinking. */
export function passagesOf(turns: readonly Turn[], options: PassageOptions): readonly Passage[] {
  return turns.flatMap((turn, at) => {
    const isRunning = options.isRunning && at === turns.length - 1;
    return passagesOfTurn(turn, at, { ...options, isRunning });
  });
}

function passagesOfTurn(turn: Turn, name: number, options: PassageOptions): readonly Passage[] {
  const { question, answer } = turn;
  const { lang, isRunning } = options;
  const asked: Passage = {
    kind: 'plain',
    key: `${name} asked`,
    look: 'bold',
    text: messages[lang].asked(question),
  };
  const said: Passage = { kind: 'markdown', key: `${name} said`, text: answer, isDone: !isRunning };
  return [asked, ...thoughtOf(turn, name, options), ...(answer === '' ? [] : [said])];
}

function thoughtOf(
  { thinking, answer }: Turn,
  name: number,
  { lang, isRunning, isOpen }: PassageOptions,
): readonly Passage[] {
  const text = messages[lang];
  if (thinking === '') return [];
  const key = `${name} thought`;
  if (isOpen) {
    const whole: Passage = {
      kind: 'plain',
      key: thoughtKey(name),
      look: 'faint',
      text: `${text.thought}\n${thinking.trim()}`,
    };
    const label: Passage = {
      kind: 'plain',
      key: `${name} label`,
      look: 'bold',
      text: text.answerLabel,
    };
    return answer === '' ? [whole] : [whole, label];
  }
  return isRunning && answer === ''
    ? [{ kind: 'last-line', key, label: `${text.thought} `, text: thinking }]
    : [
        {
          kind: 'last-line',
          key,
          label: text.folded(formatNumber(thinking.length, lang)),
          text: '',
        },
      ];
}
