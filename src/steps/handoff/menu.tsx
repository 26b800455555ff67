import type { WizardFormat } from '../../core/export/formats.ts';
import { runCommand } from '../../core/export/programs/commands.ts';
import { defaultShell, loadingLine, shellNamed } from '../../core/handoff/shell-quote.ts';
import { defaultOrigin, provider } from '../../i18n/provider.ts';
import { Labelled } from '../../ui/components/labelled.tsx';
import { Menu } from '../../ui/components/menu.tsx';
import { Prose } from '../../ui/components/prose.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useMessages } from '../use-screen.ts';
import { type Topic, topics } from './logic.ts';
import { messages } from './messages.ts';
import type { HandoffProps } from './props.ts';

interface ExportListProps extends HandoffProps {
  readonly written: readonly WizardFormat[];
  /** Topic that the person returns from. */
  readonly last: Topic | undefined;
  readonly onOpen: (topic: Topic) => void;
  readonly onGoOn: () => void;
}

type Row = Topic | 'goOn';

const rows: readonly Row[] = ['goOn', ...topics];

/** Explains how a program gets the key without pasting, and lists what can be exported. */
export function ExportList(props: ExportListProps) {
  const { backKey, answers, services, written, last, onOpen, onGoOn } = props;
  const text = useMessages(messages);
  const shell = shellNamed(defaultShell(services.environment)) ?? 'bash';
  const isStored = answers.key.where !== 'memory';
  return (
    <Screen
      keys={[{ on: 'return', hint: text.open }, backKey]}
      why={() => [text.openai(`${defaultOrigin}/v1`), text.mcp(provider.hosts.mcp)]}
      pinned={
        <Menu
          items={rows}
          rowOf={(row) => ({
            name: text.names[row],
            about: text.about[row],
            mark: (written as readonly Row[]).includes(row) ? text.mark : '',
          })}
          shape={{ nameColumns: 26, markColumns: 10 }}
          initialIndex={last === undefined ? 0 : rows.indexOf(last)}
          onSelect={(row) => (row === 'goOn' ? onGoOn() : onOpen(row))}
        />
      }
    >
      <Prose>{isStored ? text.lead : text.leadSession}</Prose>
      <Labelled
        rows={[
          { label: text.oneProgram, value: runCommand('python', 'app.py') },
          { label: text.thisTerminal, value: loadingLine(shell) },
        ]}
      />
    </Screen>
  );
}
