import { Transcript, type TranscriptProps } from './transcript.tsx';

/** A Markdown text that grows while it is shown. */
export interface StreamTextProps extends Omit<TranscriptProps, 'passages'> {
  /** The text so far, which grows at its end. Any other text starts again. */
  readonly text: string;
  readonly isDone: boolean;
}

/**
 * Shows the end of a growing text, scrollable by line and by page, in at most the given rows. A screen reader gets the
 * text once, when it is complete.
 */
export function StreamText({ text, isDone, ...rest }: StreamTextProps) {
  return (
    <Transcript withArrows {...rest} passages={[{ kind: 'markdown', key: 'text', text, isDone }]} />
  );
}
