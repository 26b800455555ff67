import { Box } from 'ink';
import stringWidth from 'string-width';
import { pythonName } from '../core/handoff/shell-quote.ts';
import { anywhereLine, commandLine, installLine } from '../i18n/command-line.ts';
import { useMessages, useScreen } from '../steps/use-screen.ts';
import { CommandRow } from '../ui/components/command-row.tsx';
import { Prose } from '../ui/components/prose.tsx';
import { Select } from '../ui/components/select/select.tsx';
import { messages } from './messages.ts';

/** Returns the commands to continue with. */
export function nextCommands() {
  const install = installLine();
  return [
    { id: 'chat', line: commandLine('chat') },
    { id: 'exec', line: anywhereLine('exec', '--', pythonName(), 'app.py') },
    { id: 'doctor', line: commandLine('doctor') },
    { id: 'fresh', line: commandLine('--fresh') },
    ...(install === undefined ? [] : [{ id: 'install', line: install } as const]),
  ] as const;
}

export type NextCommand = ReturnType<typeof nextCommands>[number];

interface CommandsProps {
  readonly commands: readonly NextCommand[];
  /** Result of the last copy, in one line. */
  readonly outcome: string | undefined;
  readonly onMove: (index: number) => void;
  readonly onSelect: () => void;
}

const gap = 2;
const markerColumns = 2;

/**
 * Lists the commands, each with its purpose beside it. If one of the purposes does not fit, each is above its command,
 * and a small window shows only the current command.
 */
export function Commands({ commands, outcome, onMove, onSelect }: CommandsProps) {
  const { columns, theme } = useScreen();
  const text = useMessages(messages);
  const lineColumns = Math.max(...commands.map(({ line }) => stringWidth(line)));
  const widest = Math.max(...commands.map(({ id }) => stringWidth(text.commands[id])));
  const isBeside = markerColumns + lineColumns + gap + widest <= columns;
  return (
    <Box flexDirection="column">
      <Prose look={theme.strong}>{text.next}</Prose>
      <Select
        items={commands}
        keyOf={({ id }) => id}
        height={commands.length}
        onMove={(_, index) => onMove(index)}
        onSelect={onSelect}
        renderRow={(command, { selected, columns: width }) =>
          isBeside ? (
            <Beside {...command} lineColumns={lineColumns} isCurrent={selected} />
          ) : (
            <CommandRow
              title={text.commands[command.id]}
              lines={[command.line]}
              columns={width}
              isCurrent={selected}
            />
          )
        }
      />
      {outcome !== undefined && <Prose look={theme.good}>{outcome}</Prose>}
    </Box>
  );
}

/** Adds the hint of a list to the first frame. */
Commands.part = 'list' as const;

type BesideProps = NextCommand & { readonly lineColumns: number; readonly isCurrent: boolean };

function Beside({ id, line, lineColumns, isCurrent }: BesideProps) {
  const { theme } = useScreen();
  const text = useMessages(messages);
  return (
    <Box columnGap={gap}>
      <Box width={lineColumns} flexShrink={0}>
        <Prose look={isCurrent ? { ...theme.accent, ...theme.strong } : theme.accent}>{line}</Prose>
      </Box>
      <Prose look={theme.faint}>{text.commands[id]}</Prose>
    </Box>
  );
}
