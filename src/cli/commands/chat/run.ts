import { streamWithRetry } from '../../../core/chat/chat-retry.ts';
import { requestFieldsOf } from '../../../core/chat/chat-settings.ts';
import { assertFits } from '../../../core/chat/chat-size.ts';
import { messagesOf, type Turn } from '../../../core/chat/chat-turns.ts';
import { chosenModel } from '../../../core/models/chosen-model.ts';
import { defaultModel } from '../../../core/models/default-model.ts';
import { AppError } from '../../../errors/errors.ts';
import type { Services } from '../../../services/ports/services.ts';
import type { CommandContext, ParsedArguments } from '../../command.ts';
import { keyForCall } from '../../input/key-for-call.ts';
import { readProfile } from '../../input/profile.ts';
import { printProgress } from '../../output/lines.ts';
import { printWait } from '../../output/print-wait.ts';
import { answerOutput } from './answer-output.ts';
import { messages } from './messages.ts';
import { printDocument, printStart, printUsage } from './print.ts';
import {
  type ChatResult,
  type Question,
  readChatSettings,
  readModelName,
  readPrompt,
} from './request.ts';

/** Asks one question, and writes the answer to stdout while it streams. Throws AppError. */
export async function runChat(typed: ParsedArguments, context: CommandContext): Promise<number> {
  const settings = readChatSettings(typed);
  const named = readModelName(typed);
  const prompt = await readPrompt(typed, context);
  const services = await context.services();
  const { profile } = readProfile(typed);
  const model = named ?? (await chosenModel(services, profile)) ?? defaultModel;
  assertFits({ model, messages: messagesOf([turnOf(prompt)], settings) }, services.modelNames);
  const keyChoice = await keyForCall(typed, context, services);
  const question = { prompt, model, settings, ...keyChoice, isJson: typed.switches.has('json') };
  if (!question.isJson) printStart(context, question);
  const result = await ask(question, services, context);
  if (result === undefined) return 0;
  if (question.isJson) printDocument(context, question, result);
  else printUsage(context, result);
  return 0;
}

/** Returns the complete answer; undefined if the reader of stdout is gone, which ends the call. */
async function ask(
  { prompt, model, settings, key, isJson }: Question,
  services: Services,
  context: CommandContext,
): Promise<ChatResult | undefined> {
  const { io, lang, signal } = context;
  const output = answerOutput(context);
  const sent = messagesOf([turnOf(prompt)], settings);
  const result = { thinking: '', answer: '' };
  const text = messages[lang];
  try {
    const stream = streamWithRetry(services, {
      key,
      model,
      messages: sent,
      ...requestFieldsOf(settings),
      signal,
      onWait: (wait) => printWait(context, wait),
    });
    for await (const progress of stream) {
      if (progress.type === 'finish') return { ...result, finish: progress };
      if (progress.type === 'thinking') {
        if (result.thinking === '' && !isJson) printProgress(context, text.thinking);
        result.thinking += progress.text;
        continue;
      }
      result.answer += progress.text;
      if (!isJson) output.push(progress.text);
      // The rest would cost money, and nobody would read it.
      if (io.isOutGone?.()) return undefined;
    }
    throw new AppError({ code: 'stream-cut' });
  } finally {
    if (!isJson) output.end();
  }
}

function turnOf(question: string): Turn {
  return { question, thinking: '', answer: '' };
}
