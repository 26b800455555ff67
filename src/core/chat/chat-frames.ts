import { AppError } from '../../errors/errors.ts';
import type { ClockPort } from '../../services/ports/services.ts';
import type { ChatFinish, ChatProgress } from './stream-chat.ts';

/** Thirty times a second is as often as an eye can follow. */
const frameMs = 33;

type Texts = Exclude<ChatProgress, ChatFinish>;

/**
 * Follows an answer to its end, and tells what came at most thirty times a second, so that a fast one costs no more to
 * draw than a slow one. Gives the finish. Throws as the answer does, once all that came has been told.
 */
export async function followInFrames(
  answer: AsyncIterable<ChatProgress>,
  clock: ClockPort,
  onTexts: (texts: readonly Texts[]) => void,
): Promise<ChatFinish> {
  let held: Texts[] = [];
  let isDue = false;
  const tell = () => {
    isDue = false;
    if (held.length > 0) onTexts(held.splice(0));
  };
  try {
    for await (const progress of answer) {
      if (progress.type === 'finish') return progress;
      held = joined(held, progress);
      if (!isDue) {
        isDue = true;
        void clock.sleep(frameMs).then(tell, tell);
      }
    }
  } finally {
    tell();
  }
  throw new AppError({ code: 'stream-cut' });
}

/** Two pieces of one kind are one. */
function joined(held: Texts[], next: Texts): Texts[] {
  const last = held.at(-1);
  if (last?.type !== next.type) return [...held, next];
  return [...held.slice(0, -1), { type: last.type, text: last.text + next.text }];
}
