import { isComplete } from '../../../core/setup/setup.ts';
import type { SetupStep } from '../../../core/setup/setup-step.ts';
import { errorText } from '../../../i18n/errors.ts';
import type { Lang } from '../../../i18n/languages.ts';
import { formatNumber } from '../../../i18n/numbers.ts';
import type { Line } from '../../output/lines.ts';
import type { Mark } from '../../output/style.ts';
import { messages as keyMessages } from '../key/messages.ts';
import { nextCommands, personTask, type SetupOutcome } from './document.ts';
import { messages } from './messages.ts';

const marks: Readonly<Record<SetupStep['state'], Mark>> = {
  done: 'good',
  unchanged: 'good',
  planned: 'note',
  person: 'warn',
  failed: 'bad',
  skipped: 'note',
};

/** Builds the report for a person: a line per step, the remaining tasks, and the next commands. */
export function linesOf(outcome: SetupOutcome, lang: Lang): readonly Line[] {
  const text = messages[lang];
  const { result, reports } = outcome;
  const findings = reports?.filter(({ status }) => status === 'finding').length;
  return [
    ...result.steps.flatMap((step) => stepLines(step, outcome, lang)),
    ...(findings === undefined ? [] : [doctorLine(findings, lang)]),
    ...(isComplete(result) ? ['', text.complete, ...nextLines(lang)] : []),
  ];
}

function stepLines(step: SetupStep, outcome: SetupOutcome, lang: Lang): readonly Line[] {
  const text = messages[lang];
  const detail = detailOf(step, outcome, lang);
  const first: Line = {
    mark: marks[step.state],
    text: text.line(text.steps[step.id], text.states[step.state], detail),
  };
  const task = personTask(step, lang);
  if (task !== undefined) {
    return [first, `  ${task.instruction}`, ...(task.url === null ? [] : [`  ${task.url}`])];
  }
  if (step.error === undefined) return [first];
  return [first, `  ${errorText(lang, step.error)}`];
}

function detailOf({ id }: SetupStep, { result }: SetupOutcome, lang: Lang): string {
  const text = messages[lang];
  const { places } = keyMessages[lang];
  const placeOf = (from: string) => (from in places ? places[from as keyof typeof places] : from);
  const { key, store, model, chat, embeddings } = result;
  if (id === 'key' && key !== undefined) return text.from(placeOf(key.from), key.secret.lastFour);
  if (id === 'store' && store !== undefined) return places[store];
  if (id === 'model') return model ?? '';
  if (id === 'chat') return chat?.answer.split('\n')[0]?.slice(0, 60) ?? '';
  if (id !== 'embeddings' || embeddings === undefined) return '';
  const { count, dimensions } = embeddings;
  return text.vectors(formatNumber(count, lang), formatNumber(dimensions, lang));
}

function nextLines(lang: Lang): readonly string[] {
  const { next } = messages[lang];
  const entries = Object.entries(nextCommands()) as readonly (readonly [
    keyof typeof next,
    string,
  ])[];
  const width = Math.max(...entries.map(([, command]) => command.length));
  return entries.map(([name, command]) => `  ${command.padEnd(width)}  ${next[name]}`);
}

function doctorLine(findings: number, lang: Lang): Line {
  const text = messages[lang];
  const state = findings === 0 ? text.noProblems : text.problems(formatNumber(findings, lang));
  return {
    mark: findings === 0 ? 'good' : 'warn',
    text: text.line(text.steps.doctor, state, ''),
  };
}
