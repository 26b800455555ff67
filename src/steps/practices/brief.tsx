import { Box } from 'ink';
import type { Practice, PracticeResults } from '../../core/doctor/practices.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { Prose } from '../../ui/components/prose.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { resultsOf } from './logic.ts';
import { messages } from './messages.ts';

interface BriefProps {
  readonly practice: Practice;
  readonly seen: PracticeResults;
}

/** Maximum number of places shown below the list. The details show all of them. */
const maxPlaces = 2;

/** Explains the selected practice, with the results to fix or, if there are none, the first result. */
export function Brief({ practice, seen }: BriefProps) {
  const { glyphs, lang, theme } = useScreen();
  const text = useMessages(messages);
  const found = resultsOf(practice, seen, { lang, glyphs });
  const toFix = found.filter(({ needsFix }) => needsFix);
  const shown = toFix.length > 0 ? toFix : found.slice(0, 1);
  const places = [...new Set(shown.flatMap((one) => one.places))];
  const left = places.length - maxPlaces;
  return (
    <Box flexDirection="column">
      <Prose look={theme.faint}>{text.why[practice]}</Prose>
      {shown.map(({ title, detail }) => (
        <Prose key={title}>{detail}</Prose>
      ))}
      {places.slice(0, maxPlaces).map((place) => (
        <Prose key={place}>{`- ${place}`}</Prose>
      ))}
      {left > 0 && <Prose>{text.others(formatNumber(left, lang))}</Prose>}
    </Box>
  );
}
