import {
  type ChatSettings,
  type NumberSetting,
  readSetting,
} from '../../../core/chat/chat-settings.ts';
import type { ChatFinish } from '../../../core/chat/stream-chat.ts';
import type { CommandContext, Typed } from '../../command.ts';
import type { KeyForCall } from '../../input/key-for-call.ts';
import { readOption, usageError } from '../../input/parse.ts';
import { readPiped } from '../../input/read-piped.ts';

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
 * The question: what was typed, or what is piped in where that is `-` or nothing. Throws `AppError` with `usage`
 * where there is none, or it is no text, or may be a key.
 */
export async function readPrompt({ words }: Typed, context: CommandContext): Promise<string> {
  const [word] = words;
  if (word !== undefined && word !== '-') return checked(word);
  const isPiped = !context.io.stdinIsTerminal;
  if (word === undefined && !isPiped) throw usageError('prompt-missing', '');
  const text = await readPiped(context, maxPromptBytes);
  if (word === undefined && text === '') throw usageError('prompt-missing', '');
  // What is not UTF-8 was read as this sign.
  if (text.includes('\0') || text.includes('\ufffd')) throw usageError('prompt-not-text', '');
  return checked(text.replace(/^\ufeff/, '').trimEnd());
}

function checked(prompt: string): string {
  if (prompt.trim() === '') throw usageError('prompt-empty', '');
  if (/^[A-Za-z0-9]{32}$/.test(prompt)) throw usageError('key-in-words', '');
  return prompt;
}
