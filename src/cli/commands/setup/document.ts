import { pageFor } from '../../../core/access/error-actions.ts';
import type { CheckReport } from '../../../core/doctor/check.ts';
import { errorOfSetup, isComplete } from '../../../core/setup/setup.ts';
import type { SetupResult, SetupStep } from '../../../core/setup/setup-step.ts';
import type { Cost } from '../../../core/spending/price.ts';
import { commandLine } from '../../../i18n/command-line.ts';
import { errorMessage } from '../../../i18n/errors.ts';
import type { Lang } from '../../../i18n/languages.ts';
import { pages } from '../../../i18n/links.ts';
import { costDocument } from '../../output/cost-document.ts';
import { messages } from './messages.ts';

/** Result of a setup with the reports of the doctor. */
export interface SetupOutcome {
  readonly profile: string;
  readonly host: string;
  readonly isPlan: boolean;
  readonly result: SetupResult;
  /** Null if the doctor was not run. */
  readonly reports: readonly CheckReport[] | null;
}

/** Returns the next commands by their purpose. */
export function nextCommands() {
  return {
    chat: commandLine('chat', 'Hello'),
    exec: commandLine('exec', '--', 'COMMAND'),
    connect: commandLine('connect'),
    agents: commandLine('export', 'agents'),
  } as const;
}

/** Builds the document that programs read. Field names and values never change; texts are in the person's language. */
export function documentOf({ profile, host, isPlan, result, reports }: SetupOutcome, lang: Lang) {
  const { key, store = null, model = null, chat = null, embeddings = null, found = [] } = result;
  const error = errorOfSetup(result);
  const errorDocument = error && { code: error.code, ...errorMessage(lang, error) };
  const findings = reports?.filter(({ status }) => status === 'finding');
  return {
    ok: isComplete(result) || (isPlan && error === undefined),
    profile,
    host,
    steps: result.steps.map((step) => ({
      id: step.id,
      state: step.state,
      ...errorField(step, lang),
    })),
    person: result.steps.flatMap((step) => personTask(step, lang) ?? []),
    key: key === undefined ? null : { from: key.from, lastFour: key.secret.lastFour },
    store,
    found,
    model,
    chat: withCost(chat),
    embeddings: withCost(embeddings),
    doctor: findings && {
      findings: findings.map(({ id, detail, remedy }) => ({
        id,
        detail: detail[lang],
        remedy: remedy?.[lang] ?? null,
      })),
    },
    next: isComplete(result) ? Object.values(nextCommands()) : [],
    // `fault` is the older name of `error`; programs may still read it.
    ...(errorDocument !== undefined && { error: errorDocument, fault: errorDocument }),
  };
}

/** Replaces the exact cost by dollars and euros. */
function withCost<T extends { readonly cost: Cost }>(call: T | null) {
  return call && { ...call, cost: costDocument(call.cost) };
}

function errorField({ error }: SetupStep, lang: Lang) {
  return error === undefined ? {} : { error: { code: error.code, ...errorMessage(lang, error) } };
}

/** Returns the task that a step leaves to the person, with its page; undefined without one. */
export function personTask(step: SetupStep, lang: Lang) {
  const { id, error } = step;
  const task = step.task ?? (error?.code === 'keychain' ? 'choose-store' : undefined);
  if (task === undefined) return undefined;
  const url = task === 'create-key' ? pages.keys : error && pageFor(error.code);
  return { step: id, task, instruction: messages[lang].tasks[task], url: url ?? null };
}
