import { Box } from 'ink';
import type { Practice, Seen } from '../../core/doctor/practices.ts';
import type { Lang } from '../../i18n/languages.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { Prose } from '../../ui/components/prose.tsx';
import { type Glyphs, theme } from '../../ui/theme/theme.ts';
import { foundOf } from './logic.ts';
import { messages } from './messages.ts';

interface BriefProps {
  readonly lang: Lang;
  readonly practice: Practice;
  readonly seen: Seen;
  readonly columns: number;
  readonly glyphs: Glyphs;
}

/** Places told under the list; the others have a screen of their own. */
const maxPlaces = 2;

/** Why a practice is one, and what is to be fixed; where nothing is, what was looked at first. */
export function Brief({ lang, practice, seen, columns, glyphs }: BriefProps) {
  const text = messages[lang];
  const found = foundOf(practice, seen, { lang, glyphs });
  const toFix = found.filter(({ needsFix }) => needsFix);
  const told = toFix.length > 0 ? toFix : found.slice(0, 1);
  const places = [...new Set(told.flatMap((one) => one.places))];
  const left = places.length - maxPlaces;
  return (
    <Box flexDirection="column">
      <Prose columns={columns} look={theme.faint}>
        {text.why[practice]}
      </Prose>
      {told.map(({ title, detail }) => (
        <Prose key={title} columns={columns}>
          {detail}
        </Prose>
      ))}
      {places.slice(0, maxPlaces).map((place) => (
        <Prose key={place} columns={columns}>
          {`- ${place}`}
        </Prose>
      ))}
      {left > 0 && <Prose columns={columns}>{text.others(formatNumber(left, lang))}</Prose>}
    </Box>
  );
}
