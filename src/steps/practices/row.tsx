import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import type { StatusKind } from '../../core/doctor/practices.ts';
import { Prose } from '../../ui/components/prose.tsx';
import type { RowLook } from '../../ui/components/select/select.tsx';
import type { Theme } from '../../ui/theme/theme.ts';
import { useMessages, useScreen } from '../use-screen.ts';
import { messages } from './messages.ts';

interface PracticeRowProps {
  readonly name: string;
  readonly status: StatusKind;
  readonly look: RowLook;
}

const signColumns = 2;
const nameColumns = 38;
/** Minimum columns to show the status beside the name. Narrower rows show it below, only for the selected row. */
const roomForOneLine = 56;

const styleOf: Readonly<Record<StatusKind, keyof Theme>> = {
  fine: 'good',
  fix: 'warn',
  unknown: 'faint',
};

/** Shows a sign, the practice and its status in a word. */
export function PracticeRow({ name, status, look }: PracticeRowProps) {
  const { glyphs, theme } = useScreen();
  const text = useMessages(messages);
  const isReadAloud = useIsScreenReaderEnabled();
  const word = text.statuses[status];
  const signs = { fine: glyphs.good, fix: glyphs.warn, unknown: glyphs.stepOpen } as const;
  const style = look.selected ? theme.strong : {};
  if (isReadAloud) return <Text>{`${name}: ${word}`}</Text>;
  const isWide = look.columns >= roomForOneLine;
  const statusText = <Text {...theme[styleOf[status]]}>{word}</Text>;
  return (
    <Box width={look.columns}>
      <Box width={signColumns} flexShrink={0}>
        <Text {...theme[styleOf[status]]}>{signs[status]}</Text>
      </Box>
      <Box width={isWide ? nameColumns : look.columns - signColumns} flexDirection="column">
        <Prose columns={isWide ? nameColumns : look.columns - signColumns} look={style}>
          {name}
        </Prose>
        {!isWide && look.selected && statusText}
      </Box>
      {isWide && statusText}
    </Box>
  );
}
