import { Box } from 'ink';
import { useEffect } from 'react';
import { applyPlan, planTool, type ToolPlan } from '../../core/connect/connect.ts';
import type { Tool, Wiring } from '../../core/connect/tool.ts';
import { startLine } from '../../core/connect/wiring.ts';
import { commandLine } from '../../i18n/command-line.ts';
import { errorMessage } from '../../i18n/errors.ts';
import { shared } from '../../i18n/messages.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { Panel } from '../../ui/components/panel.tsx';
import { Prose } from '../../ui/components/prose.tsx';
import { useTask } from '../../ui/hooks/use-task.ts';
import { Transcript } from '../../ui/markdown/transcript.tsx';
import { bodyRows, Screen } from '../../ui/screen.tsx';
import { TaskProgress } from '../progress.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { CommandScreen } from './command-list.tsx';
import { messages } from './messages.ts';
import type { TopicProps } from './props.ts';
import { toolsMessages } from './tools-messages.ts';

interface ConnectToolProps extends TopicProps {
  readonly tool: Tool;
  readonly wiring: Wiring;
  readonly onBack: () => void;
}

/** Shows the exact change to one tool's settings, and applies it after the person's consent. */
export function ConnectTool({ services, tool, wiring, onBack }: ConnectToolProps) {
  const { theme, lang } = useScreen();
  const [text, common] = [useMessages(toolsMessages), useMessages(shared)];
  const plan = useTask<ToolPlan>();
  const change = useTask<void>();
  useEffect(() => {
    if (plan.state.status === 'idle') plan.run(() => planTool(services, tool, wiring));
  });
  const planned = plan.state.status === 'done' ? plan.state.value : undefined;
  const isDone = change.state.status === 'done' || planned?.isDone === true;
  const failed = [plan.state, change.state].find((state) => state.status === 'failed');
  const canConnect = planned !== undefined && !isDone && change.state.status === 'idle';
  const isWaiting = failed === undefined && !canConnect && !isDone;
  const backKey = { on: 'escape', hint: common.back, run: onBack } as const;
  const keys = [
    canConnect
      ? ({
          on: 'return',
          hint: text.connect,
          run: () => change.run(() => applyPlan(services, planned)),
        } as const)
      : ({ on: 'return', hint: common.continue, run: onBack } as const),
    backKey,
  ];
  const failure = failed && errorMessage(lang, failed.error);
  const isNew = change.state.status === 'done';
  if (isDone) {
    return (
      <CommandScreen
        services={services}
        commands={[
          { title: text.start, lines: [startLine(tool)] },
          { title: text.undo, lines: [commandLine('connect', tool.id, '--undo')] },
        ]}
        keys={[{ on: 'return', hint: common.continue, run: onBack }, backKey]}
      >
        <Prose look={theme.strong}>{tool.name}</Prose>
        <Panel
          tone="good"
          title={isNew ? text.connected(tool.name) : text.unchanged(tool.name)}
          lines={[]}
        />
      </CommandScreen>
    );
  }
  return (
    <Screen keys={keys}>
      <Prose look={theme.strong}>{tool.name}</Prose>
      {failure && <Panel tone="bad" title={failure.message} lines={[failure.hint]} />}
      {isWaiting && (
        <TaskProgress label={planned === undefined ? text.planning : text.connecting} />
      )}
      {canConnect && <Change plan={planned} keys={keys} />}
    </Screen>
  );
}

interface ChangeProps {
  readonly plan: ToolPlan;
  readonly keys: Parameters<typeof bodyRows>[1];
}

/** Shows the lines that would be added to each file. */
function Change({ plan, keys }: ChangeProps) {
  const view = useScreen();
  const [text, list] = [useMessages(toolsMessages), useMessages(messages)];
  const { lang, glyphs } = view;
  const number = (value: number) => formatNumber(value, lang);
  const lines = plan.files
    .filter(({ before, after }) => before !== after)
    .flatMap(({ path, before, changes }) => [
      before === undefined ? text.makes(path) : text.adds(path),
      ...changes
        .flatMap(({ inserted }) => inserted.split(/\r?\n/))
        .filter((line) => line.trim() !== '')
        .map((line) => `+ ${line}`),
    ]);
  return (
    <Box marginTop={1}>
      <Transcript
        startsAt="top"
        withArrows
        rows={Math.max(3, bodyRows(view, keys) - 2)}
        passages={[{ kind: 'plain', key: plan.tool.id, look: 'plain', text: lines.join('\n') }]}
        moreLabel={(over, under) =>
          list.more(`${glyphs.up} ${number(over)}`, `${glyphs.down} ${number(under)}`)
        }
      />
    </Box>
  );
}
