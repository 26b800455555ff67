import { embedModel } from '../../../core/embeddings/embed.ts';
import { askedDimensions, canHaveDimensions } from '../../../core/models/embedding-models.ts';
import { maxTextBytes } from '../../../core/text/read-text.ts';
import { type TextLines, textLines } from '../../../core/text/text-lines.ts';
import type { CommandContext, ParsedArguments } from '../../command.ts';
import type { KeyForCall } from '../../input/key-for-call.ts';
import { isBareKey, readOption, usageError } from '../../input/parse.ts';
import { readPipedText } from '../../input/read-piped.ts';

/** The model that texts are sent to, and the size of its vectors. */
export interface EmbedTarget {
  readonly model: string;
  /** Undefined for the model's default. */
  readonly dimensions: number | undefined;
}

/** The texts of one run, and everything they are sent with. */
export interface EmbedRun extends EmbedTarget, KeyForCall {
  readonly inputs: readonly string[];
  /** Number of empty lines that were left out. */
  readonly blank: number;
}

/** Reads the model and the dimensions. Throws AppError with `usage`. */
export function readTarget(typed: ParsedArguments): EmbedTarget {
  const model = typed.values['model']?.trim() ?? embedModel;
  if (model === '') throw usageError('missing-value', '--model');
  if (isBareKey(model)) throw usageError('key-in-words', '');
  const dimensions = readOption(typed, 'dimensions', (given) => {
    const read = /^[1-9]\d{0,4}$/.test(given) ? Number(given) : undefined;
    return read !== undefined && canHaveDimensions({ model, dimensions: read }) ? read : undefined;
  });
  if (dimensions === undefined) return { model, dimensions };
  return { model, dimensions: askedDimensions({ model, dimensions }) };
}

/**
 * Returns the texts: the typed words, or the lines of piped text if the word is `-` or missing. Throws the error
 * `usage` if there are none, they are not text, there are too many, or one may be a key.
 */
export async function readTexts(
  { words }: ParsedArguments,
  context: CommandContext,
): Promise<TextLines> {
  const [first, second] = words;
  if (first === '-' && second !== undefined) throw usageError('extra-argument', second);
  const texts =
    first === undefined || first === '-' ? await readLines(first, context) : textsOfWords(words);
  if (texts.texts.length === 0) throw usageError('texts-missing', '');
  return texts;
}

function textsOfWords(words: readonly string[]): TextLines {
  if (words.some(isBareKey)) throw usageError('key-in-words', '');
  const texts = words.map((word) => word.trim()).filter((word) => word !== '');
  return { texts, blank: words.length - texts.length, left: 0 };
}

async function readLines(word: string | undefined, context: CommandContext): Promise<TextLines> {
  if (word === undefined && context.io.stdinIsTerminal) throw usageError('texts-missing', '');
  const text = await readPipedText(context, maxTextBytes);
  if (text === undefined) throw usageError('prompt-not-text', '');
  if (Buffer.byteLength(text) > maxTextBytes) throw usageError('texts-too-large', '');
  const lines = text.split(/\r\n?|\n/);
  const long = lines.findIndex((line) => Buffer.byteLength(line) > maxInputBytes);
  if (long !== -1) throw usageError('text-too-long', String(long + 1));
  return textLines(text);
}

/**
 * Maximum bytes of one text. The models read at most 8,192 tokens of a text, and in no language does a token have more
 * than six bytes on average.
 */
const maxInputBytes = 8_192 * 6;
