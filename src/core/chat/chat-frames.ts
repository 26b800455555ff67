import { AppError } from '../../errors/errors.ts';
import type { ClockPort } from '../../services/ports/services.ts';
import type { ChatFinish, ChatProgress } from './stream-chat.ts';

/**
 * Milliseconds between two frames, for at most 25 frames per second. A fast answer moves every line in every frame, so
 * each further frame would send another kilobyte to a terminal over ssh.
 */
const frameMs = 40;

type ChatText = Exclude<ChatProgress, ChatFinish>;

/**
 * Reads an answer to its end. Reports the first text at once, and further texts at most 25 times a second, so that
 * drawing a fast answer costs no more than drawing a slow one. Returns the finish. Rethrows an error of the answer
 * after all texts were reported.
 */
export async function followInFrames(
  answer: AsyncIterable<ChatProgress>,
  clock: ClockPort,
  onTexts: (texts: readonly ChatText[]) => void,
): Promise<ChatFinish> {
  let pending: ChatText[] = [];
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

/** Adds a text to the pending ones: to the last one if both have the same type. */
function joined(pending: ChatText[], next: ChatText): ChatText[] {
  const last = pending.at(-1);
  if (last?.type !== next.type) return [...pending, next];
  return [...pending.slice(0, -1), { type: last.type, text: last.text + next.text }];
}
