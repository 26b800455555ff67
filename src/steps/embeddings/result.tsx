import { Box } from 'ink';
import type { Embedded } from '../../core/embed.ts';
import { formatCost } from '../../core/price.ts';
import type { Lang } from '../../i18n/locale.ts';
import { formatDecimal, formatNumber, formatSeconds } from '../../i18n/numbers.ts';
import { shared } from '../../i18n/shared.ts';
import { Heatmap } from '../../ui/heatmap.tsx';
import { NumberedList } from '../../ui/numbered-list.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Screen } from '../../ui/screen.tsx';
import { theme } from '../../ui/theme.ts';
import { answerOf, closestPair } from './logic.ts';
import type { EmbeddingsProps } from './view.tsx';
import { words } from './words.ts';

export interface ResultProps extends EmbeddingsProps {
  readonly embedded: Embedded;
  /** The sentences, in the language they were sent in. */
  readonly inputs: readonly string[];
  readonly onAgain: () => void;
}

/** Count, dimensions, a look at the numbers, and the map. */
export function Result({ lang, frame, backKey, embedded, inputs, onAgain, onAnswer }: ResultProps) {
  const text = words[lang];
  const { count, dimensions, firstFive, similarity, totalMs } = embedded;
  const numbers = firstFive.map((value) => formatDecimal(value, 4, lang)).join('  ');
  const pair = closestPair(similarity);
  return (
    <Screen
      {...frame}
      keys={[
        { on: 'return', hint: shared[lang].continue, run: () => onAnswer(answerOf(embedded)) },
        { on: { char: 'a' }, hint: text.again, run: onAgain },
        backKey,
      ]}
    >
      <NumberedList items={inputs} columns={frame.columns} />
      <Box marginY={1} flexDirection="column">
        <Prose columns={frame.columns}>
          {text.result(
            formatNumber(count, lang),
            formatNumber(dimensions, lang),
            formatSeconds(totalMs, lang),
          )}
        </Prose>
        <Prose columns={frame.columns}>{text.firstFive(numbers)}</Prose>
        <Prose columns={frame.columns} look={theme.faint}>
          {costLine(lang, embedded)}
        </Prose>
      </Box>
      <Prose columns={frame.columns} look={theme.strong}>
        {text.map}
      </Prose>
      <Heatmap
        values={similarity}
        format={(value) => formatDecimal(value, 2, lang)}
        columns={frame.columns}
        legend={[text.legend]}
        glyphs={frame.glyphs}
      />
      {pair !== undefined && (
        <Prose columns={frame.columns}>
          {text.closest(formatNumber(pair[0] + 1, lang), formatNumber(pair[1] + 1, lang))}
        </Prose>
      )}
    </Screen>
  );
}

function costLine(lang: Lang, { usage, cost }: Embedded): string {
  const text = words[lang];
  if (usage === undefined) return shared[lang].unknownPrice;
  return text.tokens(formatNumber(usage.totalTokens, lang), formatCost(cost, lang));
}
