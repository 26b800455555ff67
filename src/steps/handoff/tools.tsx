import { Box } from 'ink';
import { useEffect, useState } from 'react';
import type { Tool, Wiring } from '../../core/connect/tool.ts';
import { type ToolStatus, toolStatuses } from '../../core/connect/tool-status.ts';
import { wiringFor } from '../../core/connect/wiring.ts';
import { modelFor } from '../../core/models/default-model.ts';
import { errorMessage } from '../../i18n/errors.ts';
import { shared } from '../../i18n/messages.ts';
import { Menu } from '../../ui/components/menu.tsx';
import { Panel } from '../../ui/components/panel.tsx';
import { Prose } from '../../ui/components/prose.tsx';
import { useTask } from '../../ui/hooks/use-task.ts';
import { Screen } from '../../ui/screen.tsx';
import { TaskProgress } from '../progress.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { ConnectTool } from './connect-tool.tsx';
import { messages } from './messages.ts';
import type { TopicProps } from './props.ts';
import { toolsMessages } from './tools-messages.ts';

/** Lists the tools on this machine that can use the stored key. Finding them makes no call. */
export function Tools(props: TopicProps) {
  const { lang } = useScreen();
  const { services, answers, onList } = props;
  const [text, list, common] = [
    useMessages(toolsMessages),
    useMessages(messages),
    useMessages(shared),
  ];
  const { state, run, reset } = useTask<readonly ToolStatus[]>();
  const [open, setOpen] = useState<Tool>();
  const { profile, outcome } = answers.key;
  const wiring: Wiring = wiringFor(services, {
    profile,
    isNamed: profile !== 'default',
    model: modelFor(answers.model, outcome),
  });
  useEffect(() => {
    if (state.status === 'idle') run(() => toolStatuses(services, wiring));
  });
  if (open !== undefined) {
    const onBack = () => {
      setOpen(undefined);
      reset();
    };
    return <ConnectTool {...props} tool={open} wiring={wiring} onBack={onBack} />;
  }
  const back = { on: 'escape', hint: list.list, run: onList } as const;
  const installed =
    state.status === 'done' ? state.value.filter((one) => one.state !== 'not-installed') : [];
  const enter =
    installed.length > 0
      ? ({ on: 'return', hint: list.open } as const)
      : ({ on: 'return', hint: common.continue, run: onList } as const);
  return (
    <Screen
      keys={[enter, back]}
      pinned={installed.length > 0 && <ToolMenu statuses={installed} onOpen={setOpen} />}
    >
      {state.status === 'failed' && (
        <Panel
          tone="bad"
          title={errorMessage(lang, state.error).message}
          lines={[errorMessage(lang, state.error).hint]}
        />
      )}
      {(state.status === 'running' || state.status === 'idle') && (
        <TaskProgress label={text.looking} />
      )}
      {state.status === 'done' && <Prose>{installed.length === 0 ? text.none : text.lead}</Prose>}
    </Screen>
  );
}

interface ToolMenuProps {
  readonly statuses: readonly ToolStatus[];
  readonly onOpen: (tool: Tool) => void;
}

function ToolMenu({ statuses, onOpen }: ToolMenuProps) {
  const text = useMessages(toolsMessages);
  const statusOf = (id: string) => statuses.find(({ tool }) => tool.id === id);
  return (
    <Box>
      <Menu
        items={statuses.map(({ tool }) => tool.id)}
        rowOf={(id) => {
          const status = statusOf(id);
          const isConnected = status?.state === 'connected';
          const about = status === undefined ? '' : text.states[status.state];
          const mark = isConnected ? text.states.connected : '';
          return { name: status?.tool.name ?? id, about: isConnected ? '' : about, mark };
        }}
        shape={{ nameColumns: 18, markColumns: 12 }}
        initialIndex={0}
        onSelect={(id) => {
          const status = statusOf(id);
          if (status !== undefined) onOpen(status.tool);
        }}
      />
    </Box>
  );
}

/** Adds the hint of a list to the first frame. */
ToolMenu.part = 'list' as const;
