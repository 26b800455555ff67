import {
  type ChatSettings,
  type NumberSetting,
  readSetting,
} from '../../../core/chat/chat-settings.ts';
import type { ChatFinish } from '../../../core/chat/stream-chat.ts';
import type { CommandContext, Typed } from '../../command.ts';
import type { KeyForCall } from '../../input/key-for-call.ts';
import { isBareKey, readOption, usageError } from '../../input/parse.ts';
import { readPipedText } from '../../input/read-piped.ts';
import { printWarning } from '../../output/lines.ts';
import { texts } from './messages.ts';

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

/** More than any model can read. The beginning of a longer text is enough to refuse it. */
const maxPromptBytes = 16_000_000;

/** Reads the settings from the options. Throws the error `usage`. */
export function readChatSettings(typed: Typed): ChatSettings {
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

function readNumber(typed: Typed, option: string, setting: NumberSetting): number | undefined {
  return readOption(typed, option, (given) => {
    const read = readSetting(setting, given);
    return read.ok ? read.value : undefined;
  });
}

/** Returns the named model; undefined if none was named. Throws the error `usage` for an empty name or a key. */
export function readModelName({ values: { model } }: Typed): string | undefined {
  if (model?.trim() === '') throw usageError('missing-value', '--model');
  if (isBareKey(model ?? '')) throw usageError('key-in-words', '');
  return model?.trim();
}

/**
 * Returns the question: the typed words; piped text if the word is `-` or missing; or both if `-` follows a question.
 * Throws the error `usage` if there is no question, it is not text, or it may be a key.
 */
export async function readPrompt({ words }: Typed, context: CommandContext): Promise<string> {
  const [word, second] = words;
  if (second !== undefined && (second !== '-' || word === '-')) {
    throw usageError('extra-argument', second);
  }
  if (word !== undefined && word !== '-' && second === undefined) {
    if (context.io.isStdinPiped?.()) printWarning(context, texts[context.lang].notSent);
    return checked(word);
  }
  if (word === undefined && context.io.stdinIsTerminal) throw usageError('prompt-missing', '');
  const text = await readPipedText(context, maxPromptBytes);
  if (text === undefined) throw usageError('prompt-not-text', '');
  if (word === undefined && text === '') throw usageError('prompt-missing', '');
  return second === undefined
    ? checked(text.trimEnd())
    : `${checked(word ?? '')}\n\n${checked(text.trimEnd())}`;
}

function checked(prompt: string): string {
  if (prompt.trim() === '') throw usageError('prompt-empty', '');
  if (isBareKey(prompt)) throw usageError('key-in-words', '');
  return prompt;
}
