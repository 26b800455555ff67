import { formatNumber } from '../../i18n/numbers.ts';
import { Panel } from '../../ui/components/panel.tsx';
import { StreamText } from '../../ui/markdown/stream-text.tsx';
import { messages } from './messages.ts';
import type { ExploreProps } from './view.tsx';

interface SaidProps extends Pick<ExploreProps, 'lang' | 'frame'> {
  readonly text: string;
  readonly rows: number;
  /** Stands for a text that is empty. */
  readonly nothing?: string;
}

/** What a model said, scrolled where it is longer than its room. */
export function Said({ lang, frame, text, rows, nothing = messages[lang].nothing }: SaidProps) {
  if (text.trim() === '') {
    return <Panel columns={frame.columns} tone="info" title={nothing} glyphs={frame.glyphs} />;
  }
  return (
    <StreamText
      text={text}
      isDone
      columns={frame.columns}
      rows={Math.max(3, rows)}
      moreLabel={(above, below) =>
        messages[lang].more(formatNumber(above, lang), formatNumber(below, lang))
      }
      glyphs={frame.glyphs}
    />
  );
}
