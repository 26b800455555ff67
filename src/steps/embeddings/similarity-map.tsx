import { formatNumber } from '../../i18n/numbers.ts';
import { Prose } from '../../ui/components/prose.tsx';
import { Screen } from '../../ui/screen.tsx';
import { theme } from '../../ui/theme/theme.ts';
import { messages } from './messages.ts';
import { ResultMap } from './result-map.tsx';
import type { ResultProps } from './result-screens.tsx';

/** Rows around the map: its title, the numbers above it, the legend, what is not drawn, and the footer. */
const rowsAround = 8;

/** The map of more texts than fit beside the numbers: as many of them as there are rows for, and the rest counted. */
export function SimilarityMap(props: ResultProps) {
  const { lang, frame, session, continueKey, toResult, result } = props;
  const text = messages[lang];
  const { inputs, embedded } = result;
  const compared = embedded.similarity.length;
  const fits = session.screenReader ? compared : Math.max(4, frame.rows - rowsAround);
  const drawn = Math.min(compared, fits);
  return (
    <Screen {...frame} keys={[continueKey, toResult]}>
      <Prose columns={frame.columns} look={theme.strong}>
        {text.mapTitle}
      </Prose>
      <ResultMap
        lang={lang}
        frame={frame}
        values={embedded.similarity.slice(0, drawn).map((row) => row.slice(0, drawn))}
        names={inputs.slice(0, drawn)}
      />
      {drawn < inputs.length && (
        <Prose columns={frame.columns} look={theme.faint}>
          {text.notDrawn(formatNumber(drawn, lang), formatNumber(inputs.length, lang))}
        </Prose>
      )}
    </Screen>
  );
}
