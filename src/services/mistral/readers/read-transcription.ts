import { AppError } from '../../../errors/errors.ts';
import { plainLine, plainText } from '../../../i18n/plain-text.ts';
import type { TranscriptionAnswer, TranscriptionRequest } from '../../ports/other-calls.ts';
import { fieldOf, textOf } from './fields.ts';
import { readUsage } from './read-usage.ts';

/** Returns the text of an answer to `POST /v1/audio/transcriptions`. Throws `bad-answer` if it has no text. */
export function readTranscription(
  answer: unknown,
  request: TranscriptionRequest,
  host: string,
): Omit<TranscriptionAnswer, 'metadata'> {
  const text = textOf(answer, 'text');
  if (text === undefined) throw new AppError({ code: 'bad-answer', host });
  const given = fieldOf(answer, 'usage');
  const seconds = fieldOf(given, 'prompt_audio_seconds');
  const usage = readUsage(given);
  return {
    model: plainLine(textOf(answer, 'model') ?? request.model),
    text: plainText(text),
    ...(typeof seconds === 'number' && seconds >= 0 && Number.isFinite(seconds) && { seconds }),
    ...(usage !== undefined && { usage }),
  };
}
