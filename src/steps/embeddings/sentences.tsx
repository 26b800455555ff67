import { Text } from 'ink';
import { useState } from 'react';
import type { Lang } from '../../i18n/languages.ts';
import { shared } from '../../i18n/messages.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { Prose } from '../../ui/components/prose.tsx';
import { type RowLook, Select } from '../../ui/components/select/select.tsx';
import type { KeyBinding } from '../../ui/keys.ts';
import { Screen } from '../../ui/screen.tsx';
import type { TextStyle, Theme } from '../../ui/theme/theme.ts';
import { useMessages, useScreen } from '../use-screen.ts';
import { maxSentences, minTexts, withText } from './draft.ts';
import { messages, ownTextMessages } from './messages.ts';
import type { DraftProps } from './props.ts';
import { Sentence } from './sentence.tsx';

/** A row of the list: an action on all sentences, one sentence by its index, or a new one. */
type Row = 'use' | number | 'add';

/** Rows around the list: instructions and footer. */
const rowsAround = 8;

/** Edits the person's own sentences: uses, changes, removes or adds them. */
export function Sentences(props: DraftProps) {
  const screen = useScreen();
  const { lang, theme } = screen;
  const messageTexts = useMessages(messages);
  const common = useMessages(shared);
  const { embedding, onGo, onSettle } = props;
  const text = useMessages(ownTextMessages);
  const [texts, setTexts] = useState(embedding.draft.own ?? messageTexts.sentences);
  const [at, setAt] = useState(0);
  const [index, setIndex] = useState<number>();
  const rows: readonly Row[] = [
    'use',
    ...texts.keys(),
    ...(texts.length < maxSentences ? (['add'] as const) : []),
  ];
  const isEnough = texts.length >= minTexts;
  const row = rows[Math.min(at, rows.length - 1)] ?? 'use';
  if (index !== undefined) {
    const keep = (sentence: string) => {
      setTexts(withText(texts, index, sentence));
      // After a new sentence comes the field for another one; after a changed sentence comes the list.
      const isMore = index === texts.length && sentence !== '' && texts.length + 1 < maxSentences;
      setIndex(isMore ? index + 1 : undefined);
    };
    return (
      <Sentence
        key={index}
        {...props}
        texts={texts}
        index={index}
        onKeep={keep}
        onLeave={() => setIndex(undefined)}
      />
    );
  }
  const take = (taken: Row) => {
    if (taken === 'use') onSettle({ source: 'own', own: texts });
    else setIndex(taken === 'add' ? texts.length : taken);
  };
  const remove: KeyBinding = {
    on: { key: 'remove' },
    hint: text.remove,
    disabled: typeof row !== 'number',
    run: () => typeof row === 'number' && setTexts(withText(texts, row, '')),
  };
  return (
    <Screen
      keys={[
        { on: 'return', hint: common.choose },
        remove,
        { on: 'escape', hint: common.back, run: () => onGo('offer') },
      ]}
      pinned={
        <Select
          items={rows}
          keyOf={String}
          renderRow={(item, look) => (
            <Text {...styleOf(look, theme)} wrap="truncate">
              {labelOf(lang, item, texts)}
            </Text>
          )}
          height={Math.max(3, Math.min(rows.length, screen.rows - rowsAround))}
          initialIndex={Math.min(at, rows.length - 1)}
          isDisabled={(item) => item === 'use' && !isEnough}
          onMove={(_, index) => setAt(index)}
          onSelect={take}
          moreAbove={(count) => text.above(formatNumber(count, lang))}
          moreBelow={(count) => text.below(formatNumber(count, lang))}
        />
      }
    >
      <Prose>{text.lead(formatNumber(maxSentences, lang))}</Prose>
    </Screen>
  );
}

function styleOf({ selected, disabled }: RowLook, { strong, faint }: Theme): TextStyle {
  if (disabled) return faint;
  return selected ? strong : {};
}

function labelOf(lang: Lang, row: Row, texts: readonly string[]): string {
  const text = ownTextMessages[lang];
  if (row === 'add') return text.add;
  if (row !== 'use') return `${row + 1}. ${texts[row] ?? ''}`;
  return texts.length < minTexts ? text.tooFew : text.use(formatNumber(texts.length, lang));
}
