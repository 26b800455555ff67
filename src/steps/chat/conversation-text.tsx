import type { Turn } from '../../core/chat/chat-turns.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { Transcript, type TranscriptProps } from '../../ui/markdown/transcript.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { messages } from './messages.ts';
import { passagesOf } from './passages.ts';

interface ConversationTextProps
  extends Pick<TranscriptProps, 'rows' | 'startsAt' | 'isActive' | 'withArrows'> {
  readonly turns: readonly Turn[];
  readonly isRunning?: boolean;
  readonly isOpen?: boolean;
}

/** Shows the conversation in the available rows; PgUp and PgDn scroll it. */
export function ConversationText(props: ConversationTextProps) {
  const { glyphs, lang } = useScreen();
  const { turns, rows, isRunning = false, isOpen = false, ...scroll } = props;
  const text = useMessages(messages);
  const number = (value: number) => formatNumber(value, lang);
  return (
    <Transcript
      {...scroll}
      passages={passagesOf(turns, { lang, isRunning, isOpen })}
      rows={Math.max(minRows, rows)}
      moreLabel={(above, below) =>
        scroll.isActive === false
          ? text.above(number(above))
          : text.more(`${glyphs.up} ${number(above)}`, `${glyphs.down} ${number(below)}`)
      }
    />
  );
}

/** Minimum number of rows, even if they do not fit, because fewer rows cannot be read. */
const minRows = 3;
