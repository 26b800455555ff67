import type { Task } from '../../core/models/catalogue.ts';
import { modelMessages } from '../../core/models/messages.ts';
import { callIdOf } from '../../core/models/model-row.ts';
import type { ModelRequirements, Recommendation } from '../../core/models/recommend.ts';
import type { Lang } from '../../i18n/languages.ts';
import { allOf } from '../../i18n/lists.ts';
import { adviceMessages } from './advice-messages.ts';
import { canChoose, mayChat } from './logic.ts';
import { whyNot } from './row-notes.ts';

/** The three questions that decide the recommended model. */
export const questions = ['task', 'complexity', 'priority'] as const;
export type Question = (typeof questions)[number];

/** An answer to each question. */
export interface AdviceAnswers {
  readonly task: Task;
  readonly complexity: 'simple' | 'hard';
  readonly priority: 'balance' | 'cost' | 'speed' | 'quality';
}

/** Possible answers to each question; the first one is the default. */
const choices = {
  task: ['chat', 'code', 'embeddings', 'vision', 'ocr', 'moderation'],
  complexity: ['simple', 'hard'],
  priority: ['balance', 'cost', 'speed', 'quality'],
} as const satisfies { readonly [Q in Question]: readonly AdviceAnswers[Q][] };

/** The current answers, and the index of the selected question. */
export interface AdviceForm {
  readonly answers: AdviceAnswers;
  readonly at: number;
}

/** The form with the default answers. */
export const firstForm: AdviceForm = {
  answers: { task: 'chat', complexity: 'simple', priority: 'balance' },
  at: 0,
};

/** Returns the requirements that follow from the answers. */
export function requirementsOf({ task, complexity, priority }: AdviceAnswers): ModelRequirements {
  return { task, complexity, ...(priority !== 'balance' && { priority }) };
}

/** One question with the labels of its answers, and the index of the chosen one. */
export interface QuestionText {
  readonly label: string;
  readonly answers: readonly string[];
  readonly chosen: number;
}

/** Returns all questions with the current answers. */
export function questionTexts(lang: Lang, answers: AdviceAnswers): readonly QuestionText[] {
  const text = adviceMessages[lang];
  const tasks: Readonly<Record<Task, string>> = modelMessages[lang].tasks;
  const names = { task: tasks, complexity: text.complexity, priority: text.priority };
  return questions.map((question) => {
    const ids: readonly string[] = choices[question];
    const named: Readonly<Record<string, string>> = names[question];
    return {
      label: text.questions[question],
      answers: ids.map((id) => named[id] ?? id),
      chosen: ids.indexOf(answers[question]),
    };
  });
}

/** Returns the form with another question selected. Stops at the first and at the last question. */
export function moveQuestion({ answers, at }: AdviceForm, by: 1 | -1): AdviceForm {
  return { answers, at: Math.max(0, Math.min(questions.length - 1, at + by)) };
}

/** Returns the form with another answer to the selected question. The first answer follows the last one. */
export function changeAnswer({ answers, at }: AdviceForm, by: 1 | -1): AdviceForm {
  const question = questions[at] ?? 'task';
  const ids: readonly string[] = choices[question];
  const next = ids.at((ids.indexOf(answers[question]) + by) % ids.length) ?? answers[question];
  return { answers: { ...answers, [question]: next }, at };
}

/** Returns the recommended model and the reasons for it as sentences. */
export function adviceLines(lang: Lang, best: Recommendation | undefined): readonly string[] {
  const text = adviceMessages[lang];
  if (best === undefined) return [text.none];
  const { row, reasons } = best;
  if (mayChat(row) && !canChoose(row)) return [text.closed, whyNot(lang, row) ?? ''];
  const why = reasons.map((reason) => text.reasons[reason]);
  return [
    text.pick(callIdOf(row)),
    text.because(allOf(why.length > 0 ? why : [text.match], lang)),
    ...(mayChat(row) ? [] : [text.elsewhere]),
  ];
}
