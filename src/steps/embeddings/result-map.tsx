import { pairsOf } from '../../core/embeddings/similarity.ts';
import type { Lang } from '../../i18n/languages.ts';
import { formatDecimal, formatNumber } from '../../i18n/numbers.ts';
import { Heatmap } from '../../ui/components/heatmap.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { messages } from './messages.ts';

/** Maximum number of pairs read by a screen reader. */
const maxSpoken = 20;

/** Returns the pairs as sentences, nearest first. */
function spokenPairs(lang: Lang, values: readonly (readonly number[])[]): readonly string[] {
  const text = messages[lang];
  const pairs = pairsOf(values);
  const spoken = pairs
    .slice(0, maxSpoken)
    .map(({ one, other, similarity }) =>
      text.pair(
        formatNumber(one + 1, lang),
        formatNumber(other + 1, lang),
        formatDecimal(similarity, 2, lang),
      ),
    );
  const more = pairs.length - spoken.length;
  return more > 0 ? [...spoken, text.morePairs(formatNumber(more, lang))] : spoken;
}

interface ResultMapProps {
  readonly values: readonly (readonly number[])[];
  readonly names?: readonly string[];
}

/** Draws the similarity map in the person's language. */
export function ResultMap({ values, names }: ResultMapProps) {
  const { lang } = useScreen();
  const text = useMessages(messages);
  return (
    <Heatmap
      values={values}
      format={(value) => formatDecimal(value, 2, lang)}
      legend={{ decimals: text.legend, hundredths: text.legendHundredths }}
      spoken={spokenPairs(lang, values)}
      {...(names !== undefined && { names })}
    />
  );
}
