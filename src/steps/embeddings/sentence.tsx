import { useState } from 'react';
import { shared } from '../../i18n/messages.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { Prose } from '../../ui/components/prose.tsx';
import { TextField } from '../../ui/input/text-field.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { maxCharacters } from './draft.ts';
import { ownTextMessages } from './messages.ts';
import type { DraftProps } from './props.ts';

interface SentenceProps extends DraftProps {
  readonly texts: readonly string[];
  /** Index of the sentence; `texts.length` for a new one. */
  readonly index: number;
  /** Called with the sentence without surrounding spaces. */
  readonly onKeep: (sentence: string) => void;
  readonly onLeave: () => void;
}

/** Edits one sentence. */
export function Sentence({ texts, index, onKeep, onLeave }: SentenceProps) {
  const { lang, theme } = useScreen();
  const common = useMessages(shared);
  const text = useMessages(ownTextMessages);
  const [length, setLength] = useState(0);
  const isTooLong = length > maxCharacters;
  const emptyHint = index < texts.length ? text.emptyRemoves : text.emptyEnds;
  const keep = (typed: string) => {
    if (typed.length <= maxCharacters) onKeep(typed.trim());
  };
  return (
    <Screen
      keys={[
        { on: 'return', hint: text.keep, disabled: isTooLong },
        { on: 'escape', hint: common.back, run: onLeave },
      ]}
      pinned={
        <TextField
          label={text.sentence(formatNumber(index + 1, lang))}
          placeholder={text.sentencePlaceholder}
          initialText={texts[index] ?? ''}
          onChange={(typed) => setLength(typed.length)}
          onSubmit={keep}
        />
      }
      below={
        <Prose look={isTooLong ? theme.warn : theme.faint}>
          {isTooLong
            ? text.tooLong(formatNumber(length, lang), formatNumber(maxCharacters, lang))
            : emptyHint}
        </Prose>
      }
    />
  );
}
