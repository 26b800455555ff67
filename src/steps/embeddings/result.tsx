import { Box } from 'ink';
import type { Embedded } from '../../core/embeddings/embed.ts';
import { pairsOf } from '../../core/embeddings/similarity.ts';
import { formatDecimal, formatNumber, formatSeconds } from '../../i18n/numbers.ts';
import { Prose } from '../../ui/components/prose.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { costLine } from './lines.ts';
import { messages } from './messages.ts';
import { PairList } from './pair-list.tsx';
import type { ResultProps } from './props.ts';
import { ResultMap } from './result-map.tsx';
import { TextList } from './text-list.tsx';

/** Maximum number of texts whose map fits on this screen. A larger map has a screen of its own. */
const maxTextsWithMap = 4;
/** Number of nearest pairs listed if the map is on another screen. */
const maxPairs = 6;

/** Shows the number of vectors, their dimensions, the first numbers of one, and the similarity of the texts. */
export function ResultScreen(props: ResultProps) {
  const { backKey, continueKey, embedding, result, onGo } = props;
  const { inputs, embedded } = result;
  const text = useMessages(messages);
  const hasMapScreen = inputs.length > maxTextsWithMap;
  return (
    <Screen
      keys={[
        continueKey,
        { on: { key: 'map' }, hint: text.map, run: () => onGo('map'), disabled: !hasMapScreen },
        { on: { key: 'search' }, hint: text.search, run: () => onGo('search') },
        { on: { key: 'why' }, hint: text.next, run: () => onGo('next') },
        { on: { key: 'again' }, hint: text.again, run: embedding.again },
        backKey,
      ]}
    >
      {!hasMapScreen && (
        <Box marginBottom={1}>
          <TextList texts={inputs} isWhole={embedding.draft.source === 'offered'} />
        </Box>
      )}
      <Summary {...props} embedded={embedded} />
      {hasMapScreen ? <Pairs {...props} /> : <InlineMap {...props} />}
    </Screen>
  );
}

function Summary({ embedded }: ResultProps & { readonly embedded: Embedded }) {
  const { lang, theme } = useScreen();
  const text = useMessages(messages);
  const { count, dimensions, firstFive, totalMs } = embedded;
  const numbers = firstFive.map((value) => formatDecimal(value, 4, lang)).join('  ');
  return (
    <Box marginBottom={1} flexDirection="column">
      <Prose>
        {text.result(
          formatNumber(count, lang),
          formatNumber(dimensions, lang),
          formatSeconds(totalMs, lang),
        )}
      </Prose>
      <Prose>{text.firstFive(numbers)}</Prose>
      <Prose look={theme.faint}>{costLine(lang, embedded)}</Prose>
    </Box>
  );
}

function InlineMap({ result }: ResultProps) {
  const { theme, lang } = useScreen();
  const text = useMessages(messages);
  const { similarity } = result.embedded;
  const [best] = pairsOf(similarity);
  return (
    <>
      <Prose look={theme.strong}>{text.mapTitle}</Prose>
      <ResultMap values={similarity} />
      {best !== undefined && (
        <Prose>
          {text.closest(formatNumber(best.one + 1, lang), formatNumber(best.other + 1, lang))}
        </Prose>
      )}
    </>
  );
}

function Pairs({ result }: ResultProps) {
  const { theme, lang } = useScreen();
  const text = useMessages(messages);
  const { inputs, embedded } = result;
  const compared = embedded.similarity.length;
  return (
    <>
      <Prose look={theme.strong}>
        {compared < inputs.length
          ? text.pairsOfFirst(formatNumber(compared, lang))
          : text.pairsTitle}
      </Prose>
      <PairList
        pairs={pairsOf(embedded.similarity).slice(0, maxPairs)}
        texts={inputs}
        format={(value) => formatDecimal(value, 2, lang)}
      />
    </>
  );
}
