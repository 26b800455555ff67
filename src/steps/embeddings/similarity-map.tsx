import { formatNumber } from '../../i18n/numbers.ts';
import { Prose } from '../../ui/components/prose.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { messages } from './messages.ts';
import type { ResultProps } from './props.ts';
import { ResultMap } from './result-map.tsx';

/** Rows around the map: title, numbers, legend, note about undrawn texts, and footer. */
const rowsAround = 8;

/** Draws the map on a screen of its own, for as many texts as fit, and says how many are left out. */
export function SimilarityMap(props: ResultProps) {
  const { rows, theme, lang } = useScreen();
  const { session, continueKey, toResult, result } = props;
  const text = useMessages(messages);
  const { inputs, embedded } = result;
  const compared = embedded.similarity.length;
  const fits = session.screenReader ? compared : Math.max(4, rows - rowsAround);
  const drawn = Math.min(compared, fits);
  return (
    <Screen keys={[continueKey, toResult]}>
      <Prose look={theme.strong}>{text.mapTitle}</Prose>
      <ResultMap
        values={embedded.similarity.slice(0, drawn).map((row) => row.slice(0, drawn))}
        names={inputs.slice(0, drawn)}
      />
      {drawn < inputs.length && (
        <Prose look={theme.faint}>
          {text.notDrawn(formatNumber(drawn, lang), formatNumber(inputs.length, lang))}
        </Prose>
      )}
    </Screen>
  );
}
