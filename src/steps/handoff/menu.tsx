import { Box } from 'ink';
import { useState } from 'react';
import type { WizardFormat } from '../../core/export/formats.ts';
import { runCommand } from '../../core/export/programs/commands.ts';
import { defaultShell, loadingLine, shellNamed } from '../../core/handoff/shell-quote.ts';
import { defaultOrigin, provider } from '../../i18n/provider.ts';
import { Labelled } from '../../ui/components/labelled.tsx';
import { Menu } from '../../ui/components/menu.tsx';
import { Prose } from '../../ui/components/prose.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { type Topic, topics } from './logic.ts';
import { messages } from './messages.ts';
import type { HandoffProps } from './props.ts';

interface TopicListProps extends HandoffProps {
  readonly written: readonly WizardFormat[];
  /** The topic that the person has just left. */
  readonly last: Topic | undefined;
  readonly onOpen: (topic: Topic) => void;
  readonly onContinue: () => void;
}

type Row = Topic | 'continue';

const rows: readonly Row[] = ['continue', ...topics];

/** Shows how to give the key to a program without pasting it, and lists the topics. */
export function TopicList(props: TopicListProps) {
  const { backKey, answers, services, written, last, onOpen, onContinue } = props;
  const text = useMessages(messages);
  const first = last === undefined ? 0 : rows.indexOf(last);
  const [current, setCurrent] = useState(rows[first] ?? 'continue');
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
          initialIndex={first}
          onMove={setCurrent}
          onSelect={(row) => (row === 'continue' ? onContinue() : onOpen(row))}
        />
      }
      aside={current === 'continue' ? undefined : <About row={current} />}
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

/** Explains the current row. */
function About({ row }: { readonly row: Row }) {
  const { theme, columns } = useScreen();
  const text = useMessages(messages);
  const explained: Readonly<Partial<Record<Row, string>>> = {
    ...text.leads,
    project: text.project.lead,
    shells: text.shells,
    managers: text.managers,
  };
  const paragraphs = [text.about[row], explained[row] ?? ''].filter((line) => line !== '');
  return (
    <Box flexDirection="column" gap={1}>
      <Prose columns={columns} look={theme.strong}>
        {text.names[row]}
      </Prose>
      {paragraphs.map((paragraph, index) => (
        <Prose key={paragraph} columns={columns} look={index === 0 ? theme.faint : {}}>
          {paragraph}
        </Prose>
      ))}
    </Box>
  );
}
