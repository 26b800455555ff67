import { formatNumber } from '../../i18n/numbers.ts';
import { Panel } from '../../ui/components/panel.tsx';
import { StreamText } from '../../ui/markdown/stream-text.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { messages } from './messages.ts';

interface AnswerTextProps {
  readonly text: string;
  readonly rows: number;
  /** Shown if the text is empty. */
  readonly nothing?: string;
}

/** Shows the answer of a model in at most `rows` rows. A longer answer can be scrolled. */
export function AnswerText({ text, rows, nothing }: AnswerTextProps) {
  const { lang } = useScreen();
  const labels = useMessages(messages);
  if (text.trim() === '') {
    return <Panel tone="info" title={nothing ?? labels.nothing} />;
  }
  return (
    <StreamText
      text={text}
      isDone
      startsAt="top"
      rows={Math.max(3, rows)}
      moreLabel={(above, below) =>
        labels.more(formatNumber(above, lang), formatNumber(below, lang))
      }
    />
  );
}
