import { tryModels } from '../../../core/access/try-models.ts';
import type { Task } from '../../../core/models/catalogue.ts';
import { listModels } from '../../../core/models/list-models.ts';
import { callIdOf, type ModelRow, markCallable } from '../../../core/models/model-row.ts';
import { recommend } from '../../../core/models/recommend.ts';
import type { Secret } from '../../../services/ports/secret.ts';
import type { Services } from '../../../services/ports/services.ts';
import type { CommandContext, ParsedArguments } from '../../command.ts';
import { keyForCall } from '../../input/key-for-call.ts';
import { documentOf } from './document.ts';
import { printStart, printSummary, printTried, printTries } from './print.ts';
import { readTask } from './request.ts';
import { modelTable } from './table.ts';

/** Lists models as a table or as one document. Throws `AppError`. */
export async function runModels(typed: ParsedArguments, context: CommandContext): Promise<number> {
  const task = readTask(typed);
  const isJson = typed.switches.has('json');
  const services = await context.services();
  const { key, resolved } = await keyForCall(typed, context, services);
  const { io, lang, signal } = context;
  printStart(context, resolved);
  const call = { key, signal };
  const { rows } = await listModels(services, call);
  const ofTask = task === undefined ? chatFirst(rows) : bestFor(rows, task);
  const shown = ofTask.filter(({ hidden }) => isJson || !hidden);
  const known = typed.switches.has('callable')
    ? await tryRows(context, services, { rows: shown, call })
    : shown;
  if (isJson) io.out(`${JSON.stringify(documentOf(known))}\n`);
  else {
    io.out(modelTable(lang, known, io.columns));
    printSummary(context, {
      shown: known,
      hidden: ofTask.length - known.length,
      now: services.clock.now(),
    });
  }
  return 0;
}

/** Returns the models for the task, the best one first. Experimental models and those of products come last. */
function bestFor(rows: readonly ModelRow[], task: Task): readonly ModelRow[] {
  const able = rows.filter(({ tasks }) => tasks.includes(task));
  const best = recommend(rows, { task }).map(({ row }) => row);
  return [...best, ...able.filter((row) => !best.includes(row))];
}

/** Puts the best chat models first. Otherwise the list would begin with the models that retire soon. */
function chatFirst(rows: readonly ModelRow[]): readonly ModelRow[] {
  const chats = recommend(rows, { task: 'chat' }).map(({ row }) => row);
  return [...chats, ...rows.filter((row) => !chats.includes(row))];
}

interface Tries {
  readonly rows: readonly ModelRow[];
  readonly call: { readonly key: Secret; readonly signal: AbortSignal };
}

/** Prints the maximum cost, then calls the chat models and returns all rows with the outcomes. */
async function tryRows(
  context: CommandContext,
  services: Services,
  { rows, call }: Tries,
): Promise<readonly ModelRow[]> {
  const chats = rows.filter(({ tasks }) => tasks.includes('chat'));
  printTries(context, chats, services);
  let done = 0;
  const modelAccess = await tryModels(services, chats.map(callIdOf), call, (tried) => {
    done += 1;
    printTried(context, tried, { done, of: chats.length });
  });
  return markCallable(rows, modelAccess);
}
