import { Transcript, type TranscriptProps } from './transcript.tsx';

/** A text in Markdown that grows while it is read. */
export interface StreamTextProps extends Omit<TranscriptProps, 'passages'> {
  /** All that has come so far; each time the text before, and more. Another text starts anew. */
  readonly text: string;
  readonly isDone: boolean;
}

/**
 * Shows the end of a text while it comes, and lets the person scroll through it with the arrows and by pages. Takes the
 * rows it is given at most. A screen reader is given the text once, when it is done.
 */
export function StreamText({ text, isDone, ...rest }: StreamTextProps) {
  return (
    <Transcript withArrows {...rest} passages={[{ kind: 'markdown', key: 'text', text, isDone }]} />
  );
}
