import { Box } from 'ink';
import type { ReactNode } from 'react';
import { copySaveMessages } from '../../i18n/copy-save-messages.ts';
import { CommandRow } from '../../ui/components/command-row.tsx';
import { Prose } from '../../ui/components/prose.tsx';
import { Select } from '../../ui/components/select/select.tsx';
import { useLineCopy } from '../../ui/hooks/use-line-copy.ts';
import type { KeyBinding } from '../../ui/keys.ts';
import { Screen } from '../../ui/screen.tsx';
import type { CodeServices } from '../use-code-keys.tsx';
import { useMessages, useScreen } from '../use-screen.ts';

/** One or several command lines with one purpose. */
export interface Command {
  readonly title: string;
  readonly lines: readonly string[];
  /** True if the command is for the default shell of this machine. */
  readonly isOwn?: boolean;
}

interface CommandScreenProps {
  readonly services: CodeServices;
  readonly commands: readonly Command[];
  /** The binding of Enter, then all others. The list runs the action of Enter. */
  readonly keys: readonly [KeyBinding & { readonly run: () => void }, ...KeyBinding[]];
  readonly children?: ReactNode;
}

/** Lists commands, and copies the current one at a key press. */
export function CommandScreen({ services, commands, keys, children }: CommandScreenProps) {
  const text = useMessages(copySaveMessages);
  const texts = commands.map(({ lines }) => lines.join('\n'));
  const { copyCurrent, outcome, onMove } = useLineCopy(services, texts);
  const [{ run, ...enter }, ...others] = keys;
  const sentences = { copied: text.copied, sent: text.sentLine, 'not-copied': text.notCopiedLine };
  const copyKey: KeyBinding = {
    on: { key: 'copy' },
    hint: text.copy,
    run: copyCurrent,
  };
  return (
    <Screen
      keys={[enter, copyKey, ...others]}
      pinned={
        <CommandList
          commands={commands}
          outcome={outcome && sentences[outcome]}
          onMove={onMove}
          onSelect={run}
        />
      }
    >
      {children}
    </Screen>
  );
}

interface CommandListProps {
  readonly commands: readonly Command[];
  readonly outcome: string | undefined;
  readonly onMove: (index: number) => void;
  readonly onSelect: () => void;
}

/** Shows each command below its title; in a small window, only the current one. */
function CommandList({ commands, outcome, onMove, onSelect }: CommandListProps) {
  const { theme } = useScreen();
  return (
    <Box flexDirection="column">
      <Select
        items={commands}
        keyOf={({ title }) => title}
        height={commands.length}
        onMove={(_, index) => onMove(index)}
        onSelect={onSelect}
        renderRow={({ title, lines, isOwn }, { selected, columns }) => (
          <CommandRow
            title={title}
            lines={lines}
            columns={columns}
            isCurrent={selected}
            isStrong={isOwn}
          />
        )}
      />
      {outcome !== undefined && <Prose look={theme.good}>{outcome}</Prose>}
    </Box>
  );
}

/** Adds the hint of a list to the first frame. */
CommandList.part = 'list' as const;
