import {
  type ChatSettings,
  type NumberSetting,
  readSetting,
} from '../../../core/chat/chat-settings.ts';
import type { ChatFinish } from '../../../core/chat/stream-chat.ts';
import type { CommandContext, ParsedArguments } from '../../command.ts';
import type { KeyForCall } from '../../input/key-for-call.ts';
import { checkPrompt, readPipedPrompt } from '../../input/model-prompt.ts';
import { isBareKey, readOption, usageError } from '../../input/parse.ts';
import { printWarning } from '../../output/lines.ts';
import { messages } from './messages.ts';

/** A question with everything needed to ask it. */
export interface Question extends KeyForCall {
  readonly prompt: string;
  readonly model: string;
  readonly settings: ChatSettings;
  readonly isJson: boolean;
}

/** A whole answer to a question. */
export interface ChatResult {
  readonly answer: string;
  readonly thinking: string;
  readonly finish: ChatFinish;
}

/** Reads the settings from the options. Throws the error `usage`. */
export function readChatSettings(typed: ParsedArguments): ChatSettings {
  const temperature = readNumber(typed, 'temperature', 'temperature');
  const maxTokens = readNumber(typed, 'max-tokens', 'maxTokens');
  const seed = readNumber(typed, 'seed', 'seed');
  return {
    system: typed.values['system'] ?? '',
    ...(temperature !== undefined && { temperature }),
    ...(maxTokens !== undefined && { maxTokens }),
    ...(seed !== undefined && { seed }),
  };
}

function readNumber(
  typed: ParsedArguments,
  option: string,
  setting: NumberSetting,
): number | undefined {
  return readOption(typed, option, (given) => {
    const read = readSetting(setting, given);
    return read.ok ? read.value : undefined;
  });
}

/** Returns the named model; undefined if none was named. Throws the error `usage` for an empty name or a key. */
export function readModelName({ values: { model } }: ParsedArguments): string | undefined {
  if (model?.trim() === '') throw usageError('missing-value', '--model');
  if (isBareKey(model ?? '')) throw usageError('key-in-words', '');
  return model?.trim();
}

/**
 * Returns the question: the typed words; piped text if the word is `-` or missing; or both if `-` follows a question.
 * Throws the error `usage` if there is no question, it is not text, or it may be a key.
 */
export async function readPrompt(
  { words }: ParsedArguments,
  context: CommandContext,
): Promise<string> {
  const [word, second] = words;
  if (second !== undefined && (second !== '-' || word === '-')) {
    throw usageError('extra-argument', second);
  }
  if (word !== undefined && word !== '-' && second === undefined) {
    if (context.io.isStdinPiped?.()) printWarning(context, messages[context.lang].notSent);
    return checkPrompt(word);
  }
  if (word === undefined && context.io.stdinIsTerminal) throw usageError('prompt-missing', '');
  const text = await readPipedPrompt(context);
  if (word === undefined && text === '') throw usageError('prompt-missing', '');
  return second === undefined
    ? checkPrompt(text.trimEnd())
    : `${checkPrompt(word ?? '')}\n\n${checkPrompt(text.trimEnd())}`;
}
