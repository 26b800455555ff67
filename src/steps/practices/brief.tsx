import { Box } from 'ink';
import type { Practice, Seen } from '../../core/practices.ts';
import type { Lang } from '../../i18n/locale.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { Prose } from '../../ui/prose.tsx';
import { type Glyphs, theme } from '../../ui/theme.ts';
import { foundOf } from './logic.ts';
import { words } from './words.ts';

interface BriefProps {
  readonly lang: Lang;
  readonly practice: Practice;
  readonly seen: Seen;
  readonly columns: number;
  readonly glyphs: Glyphs;
}

/** Places told under the list; the others have a screen of their own. */
const mostPlaces = 2;

/** Why a practice is one, and what was found of it first. */
export function Brief({ lang, practice, seen, columns, glyphs }: BriefProps) {
  const text = words[lang];
  const found = foundOf(practice, seen, { lang, glyphs });
  const [first] = found;
  const places = found.filter(({ isToMend }) => isToMend).flatMap((one) => one.places);
  const left = places.length - mostPlaces;
  return (
    <Box flexDirection="column">
      <Prose columns={columns} look={theme.faint}>
        {text.why[practice]}
      </Prose>
      {first !== undefined && <Prose columns={columns}>{first.detail}</Prose>}
      {places.slice(0, mostPlaces).map((place) => (
        <Prose key={place} columns={columns}>
          {`- ${place}`}
        </Prose>
      ))}
      {left > 0 && <Prose columns={columns}>{text.others(formatNumber(left, lang))}</Prose>}
    </Box>
  );
}
