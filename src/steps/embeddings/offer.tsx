import { Box } from 'ink';
import { batchesOf } from '../../core/embeddings/embed-batches.ts';
import { factMonth } from '../../i18n/fact-date.ts';
import type { Lang } from '../../i18n/languages.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { Prose } from '../../ui/components/prose.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { textsOf } from './draft.ts';
import { choiceLine } from './lines.ts';
import { messages } from './messages.ts';
import type { DraftProps } from './props.ts';
import { TextList } from './text-list.tsx';

/** Rows around the texts: the explanations, the model and the footer. */
const rowsAround = 14;

/** Shows the texts that Enter sends, and the keys that change them. */
export function Offer(props: DraftProps) {
  const { rows, theme, lang } = useScreen();
  const { services, backKey, embedding, onGo } = props;
  const { draft, send, toResult } = embedding;
  const text = useMessages(messages);
  const texts = textsOf(draft, text.sentences);
  const isOffered = draft.source === 'offered';
  const shown = texts.slice(0, Math.max(3, rows - rowsAround));
  return (
    <Screen
      keys={[
        { on: 'return', hint: text.send, run: () => send(draft) },
        { on: { key: 'write' }, hint: text.own, run: () => onGo('sentences') },
        { on: { key: 'import' }, hint: text.file, run: () => onGo('file') },
        { on: { key: 'model' }, hint: text.model, run: () => onGo('model') },
        toResult === undefined ? backKey : { ...backKey, run: toResult, disabled: false },
      ]}
      why={() => text.why}
    >
      <Prose>{text.lead}</Prose>
      <Box marginY={1} flexDirection="column">
        {headOf(lang, props, texts).map((line) => (
          <Prose key={line}>{line}</Prose>
        ))}
      </Box>
      <TextList texts={shown} isWhole={isOffered} />
      {shown.length < texts.length && (
        <Prose look={theme.faint}>
          {text.andMore(formatNumber(texts.length - shown.length, lang))}
        </Prose>
      )}
      <Box marginTop={1}>
        <Prose look={theme.faint}>
          {text.sentTo(
            choiceLine(lang, draft.choice, services.modelNames),
            factMonth('catalogue', lang),
          )}
        </Prose>
      </Box>
    </Screen>
  );
}

/** Returns lines about the texts and, for a file, about the lines that are left out. */
function headOf(
  lang: Lang,
  { embedding }: DraftProps,
  texts: readonly string[],
): readonly string[] {
  const text = messages[lang];
  const { source, file } = embedding.draft;
  if (source === 'offered') return [text.offered];
  const count = formatNumber(texts.length, lang);
  if (source === 'own' || file === undefined) return [text.ownTexts(count)];
  const calls = batchesOf(texts).length;
  return [
    text.ofFile(count, file.path),
    ...(file.blank > 0 ? [text.blank(formatNumber(file.blank, lang))] : []),
    ...(file.left > 0 ? [text.left(formatNumber(file.left, lang))] : []),
    ...(calls > 1 ? [text.calls(formatNumber(calls, lang))] : []),
  ];
}
