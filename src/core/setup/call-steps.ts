import { streamWithRetry } from '../chat/chat-retry.ts';
import { embedModel, embedTexts } from '../embeddings/embed.ts';
import { chosenModel } from '../models/chosen-model.ts';
import { withRetry } from '../retry/retry.ts';
import { writeSetupRecord } from './setup-record.ts';
import type { RunStep, SetupRequest, SetupResult } from './setup-step.ts';

/** The steps that choose a model and make the first calls. */
export const callSteps = { model: chooseModel, chat: askOnce, embeddings: embedOnce } as const;

/** Maximum tokens of the answer: enough for two sentences, and a fraction of a cent. */
const maxTokens = 64;

/** Takes the model that was chosen in the wizard for this service, else the one that answered the probe. */
async function chooseModel({
  services,
  request,
  known,
}: Parameters<RunStep>[0]): ReturnType<RunStep> {
  const isTried = isDone(known, 'access');
  if (request.isPlan && known.key !== undefined && !isTried) return { state: 'planned' };
  if (!isTried) return { state: 'skipped' };
  const chosen = await chosenModel(services, request.profile);
  const model = chosen ?? known.model;
  if (model === undefined) return { state: 'skipped' };
  return { state: isUnchanged(known, 'access') ? 'unchanged' : 'done', model };
}

/** Makes one chat call. */
async function askOnce({ services, request, known }: Parameters<RunStep>[0]): ReturnType<RunStep> {
  const ready = readyFor(request, known);
  if (typeof ready === 'string') return { state: ready };
  const { key, model } = ready;
  let answer = '';
  const events = streamWithRetry(services, {
    key,
    model,
    messages: [{ role: 'user', content: request.texts.question }],
    maxTokens,
    signal: request.signal,
    onWait: request.onWait ?? (() => {}),
  });
  for await (const event of events) {
    if (event.type === 'text') answer += event.text;
    if (event.type !== 'finish') continue;
    return { state: 'done', chat: { model: event.model, answer, cost: event.cost } };
  }
  return { state: 'failed', error: { code: 'stream-cut' } };
}

/** Embeds the sentences, and records that all calls were made. */
async function embedOnce({
  services,
  request,
  known,
}: Parameters<RunStep>[0]): ReturnType<RunStep> {
  const ready = readyFor(request, known);
  if (typeof ready === 'string') return { state: ready };
  const { key, model } = ready;
  const { signal, texts, profile } = request;
  const policy = { longestSeconds: 120, onWait: request.onWait ?? (() => {}), signal };
  const embedded = await withRetry(services.clock, policy, () =>
    embedTexts(services, { key, inputs: texts.sentences, signal }),
  );
  if (isDone(known, 'chat')) {
    await writeSetupRecord(services, profile, {
      host: services.mistral.host,
      lastFour: key.lastFour,
      model,
      embeddingModel: embedModel,
    });
  }
  const { count, dimensions, cost } = embedded;
  return { state: 'done', embeddings: { model: embedded.model, count, dimensions, cost } };
}

/** Returns the key and the model for a call, or the state of the step if it makes no call. */
function readyFor({ isPlan }: SetupRequest, known: SetupResult) {
  if (isUnchanged(known, 'access')) return 'unchanged';
  if (isPlan) return known.key === undefined ? 'skipped' : 'planned';
  const { key, model } = known;
  if (key === undefined || model === undefined || !isDone(known, 'model')) return 'skipped';
  return { key: key.secret, model };
}

function stateOf({ steps }: SetupResult, id: string) {
  return steps.find((step) => step.id === id)?.state;
}

function isUnchanged(known: SetupResult, id: string): boolean {
  return stateOf(known, id) === 'unchanged';
}

function isDone(known: SetupResult, id: string): boolean {
  const state = stateOf(known, id);
  return state === 'done' || state === 'unchanged';
}
