import { AppError } from '../../errors/errors.ts';
import type { ClockPort } from '../../services/ports/services.ts';
import type { ChatFinish, ChatProgress } from './stream-chat.ts';

/**
 * Milliseconds between two frames: at most 25 per second, as in films. A fast answer moves every line in every frame, so
 * each further frame costs a terminal over ssh a kilobyte.
 */
const frameMs = 40;

type Texts = Exclude<ChatProgress, ChatFinish>;

/**
 * Reads an answer to its end. Reports the first text at once, and further ones at most 25 times a second, so that
 * drawing a fast answer costs no more than drawing a slow one. Returns the finish. Rethrows an error of the answer after
 * reporting all texts.
 */
export async function followInFrames(
  answer: AsyncIterable<ChatProgress>,
  clock: ClockPort,
  onTexts: (texts: readonly Texts[]) => void,
): Promise<ChatFinish> {
  let pending: Texts[] = [];
  let isPausing = false;
  const report = () => {
    isPausing = pending.length > 0;
    if (!isPausing) return;
    onTexts(pending.splice(0));
    void clock.sleep(frameMs).then(report, report);
  };
  try {
    for await (const progress of answer) {
      if (progress.type === 'finish') return progress;
      pending = joined(pending, progress);
      if (!isPausing) report();
    }
  } finally {
    report();
  }
  throw new AppError({ code: 'stream-cut' });
}

/** Joins texts of the same type. */
function joined(pending: Texts[], next: Texts): Texts[] {
  const last = pending.at(-1);
  if (last?.type !== next.type) return [...pending, next];
  return [...pending.slice(0, -1), { type: last.type, text: last.text + next.text }];
}
