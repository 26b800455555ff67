import { formatNumber } from '../../i18n/numbers.ts';
import { Prose } from '../../ui/components/prose.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useMessages, useScreen } from '../use-screen.ts';

import { messages } from './messages.ts';
import type { ResultProps } from './props.ts';
import { ResultMap } from './result-map.tsx';

/** Rows around the map: its title, the numbers above it, the legend, what is not drawn, and the footer. */
const rowsAround = 8;

/** The map of more texts than fit beside the numbers: as many of them as there are rows for, and the rest counted. */
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
