import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import type { StatusKind } from '../../core/doctor/practices.ts';
import type { Lang } from '../../i18n/languages.ts';
import { Prose } from '../../ui/components/prose.tsx';
import type { RowLook } from '../../ui/components/select/select.tsx';
import { type Glyphs, type TextStyle, theme } from '../../ui/theme/theme.ts';
import { messages } from './messages.ts';

interface PracticeRowProps {
  readonly lang: Lang;
  readonly name: string;
  readonly status: StatusKind;
  readonly look: RowLook;
  readonly glyphs: Glyphs;
}

const signColumns = 2;
const nameColumns = 36;
/** Less, and the word is shown under the name of the marked row. */
const roomForOneLine = 54;

const styles: Readonly<Record<StatusKind, TextStyle>> = {
  fine: theme.good,
  fix: theme.warn,
  unknown: theme.faint,
};

/** A sign, the practice, and in a word how it stands. */
export function PracticeRow({ lang, name, status, look, glyphs }: PracticeRowProps) {
  const isRead = useIsScreenReaderEnabled();
  const word = messages[lang].statuses[status];
  const signs = { fine: glyphs.good, fix: glyphs.warn, unknown: glyphs.stepOpen } as const;
  const style = look.selected ? theme.strong : {};
  if (isRead) return <Text>{`${name}: ${word}`}</Text>;
  const isWide = look.columns >= roomForOneLine;
  const told = <Text {...styles[status]}>{word}</Text>;
  return (
    <Box width={look.columns}>
      <Box width={signColumns} flexShrink={0}>
        <Text {...styles[status]}>{signs[status]}</Text>
      </Box>
      <Box width={isWide ? nameColumns : look.columns - signColumns} flexDirection="column">
        <Prose columns={isWide ? nameColumns : look.columns - signColumns} look={style}>
          {name}
        </Prose>
        {!isWide && look.selected && told}
      </Box>
      {isWide && told}
    </Box>
  );
}
