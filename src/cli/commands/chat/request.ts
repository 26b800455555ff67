import {
  type ChatSettings,
  type NumberSetting,
  readSetting,
} from '../../../core/chat/chat-settings.ts';
import type { ChatFinish } from '../../../core/chat/stream-chat.ts';
import type { CommandContext, Typed } from '../../command.ts';
import type { KeyForCall } from '../../input/key-for-call.ts';
import { readOption, usageError } from '../../input/parse.ts';
import { readPipedText } from '../../input/read-piped.ts';
import { texts } from './messages.ts';

/** A question, and everything it is asked with. */
export interface Question extends KeyForCall {
  readonly prompt: string;
  readonly model: string;
  readonly settings: ChatSettings;
  readonly isJson: boolean;
}

/** A whole answer to a question. */
export interface Said {
  readonly answer: string;
  readonly thinking: string;
  readonly finish: ChatFinish;
}

/** More than any model reads at once; of more, the beginning is enough to say so. */
const maxPromptBytes = 16_000_000;

/** Reads the settings that the options give. Throws AppError with `usage`. */
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

/** The model that was named; undefined where none was. Throws `AppError` with `usage` for an empty name. */
export function readModelName({ values: { model } }: Typed): string | undefined {
  if (model?.trim() === '') throw usageError('missing-value', '--model');
  return model?.trim();
}

/**
 * Returns the question: what was typed, or what is piped in where that is `-` or nothing, or both where `-` follows a
 * question. Throws `AppError` with `usage` where there is none, or it is no text, or may be a key.
 */
export async function readPrompt({ words }: Typed, context: CommandContext): Promise<string> {
  const [word, second] = words;
  if (second !== undefined && (second !== '-' || word === '-')) {
    throw usageError('extra-argument', second);
  }
  if (word !== undefined && word !== '-' && second === undefined) {
    if (context.io.isStdinPiped?.()) context.io.err(`${texts[context.lang].notSent}\n`);
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
  if (/^[A-Za-z0-9]{32}$/.test(prompt)) throw usageError('key-in-words', '');
  return prompt;
}
