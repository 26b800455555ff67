import { Box } from 'ink';
import { useState } from 'react';
import { managerTools } from '../../core/handoff/manager-tools.ts';
import { managerCommands } from '../../core/handoff/secret-managers.ts';
import type { Lang } from '../../i18n/languages.ts';
import { shared } from '../../i18n/messages.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { Prose } from '../../ui/components/prose.tsx';
import { TaskStatus } from '../../ui/components/task-status.tsx';
import { type Task, useTask } from '../../ui/hooks/use-task.ts';
import type { KeyBinding } from '../../ui/keys.ts';
import { useMessages, useScreen } from '../use-screen.ts';

import { CommandScreen } from './command-list.tsx';
import { Giving } from './giving.tsx';
import { managerNames } from './manager-names.ts';
import { messages } from './messages.ts';
import type { ManagerProps } from './props.ts';

/** Shows the commands of one secret manager, and runs its program if the person asks for it. */
export function Manager(props: ManagerProps) {
  const { lang, theme } = useScreen();
  const common = useMessages(shared);
  const { manager, onBack } = props;
  const text = useMessages(messages);
  const { store, run } = managerCommands(manager);
  const tool = managerTools[manager];
  const look = useTask<string | undefined>();
  const [isGiving, setGiving] = useState(false);
  const path = look.state.status === 'done' ? look.state.value : undefined;
  if (isGiving && tool !== undefined && path !== undefined) {
    return <Giving {...props} tool={tool} path={path} onCommands={() => setGiving(false)} />;
  }
  const isService = manager === 'github' || manager === 'gitlab';
  const isLooking = look.state.status === 'running';
  const backKey: KeyBinding = isLooking
    ? { on: 'escape', hint: common.stop, run: look.stop }
    : { on: 'escape', hint: common.back, run: onBack };
  const keys = [
    { on: 'return', hint: common.continue, run: onBack } as const,
    ...toolKeys(lang, props, look, () => setGiving(true)),
    backKey,
  ] as const;
  return (
    <CommandScreen
      services={props.services}
      commands={[
        ...(store.length > 0 ? [{ title: text.store, lines: store }] : []),
        { title: isService ? text.runThere[manager] : text.runWith, lines: run },
      ]}
      keys={keys}
    >
      <Prose look={theme.strong}>{managerNames[manager]}</Prose>
      <Prose>{text.managerNotes[manager]}</Prose>
      {tool && <Found {...props} look={look} program={tool.program} />}
    </CommandScreen>
  );
}

/** Returns the key that checks the program and, once the program is ready, the key that leads to running it. */
function toolKeys(
  lang: Lang,
  { services: { tools }, manager }: ManagerProps,
  { state, run }: Task<string | undefined>,
  onGive: () => void,
): readonly KeyBinding[] {
  const tool = managerTools[manager];
  if (tool === undefined || !tools.runs || state.status === 'running') return [];
  const text = messages[lang].tool;
  const isReady = state.status === 'done' && state.value !== undefined;
  const look = () => run((signal) => tools.findReady(tool.check, signal));
  return [
    isReady
      ? { on: { key: 'use' }, hint: text.give, run: onGive }
      : { on: { key: 'check' }, hint: text.look, run: look },
  ];
}

interface FoundProps extends ManagerProps {
  readonly look: Task<string | undefined>;
  readonly program: string;
}

/** Summarises the check in one sentence; empty before it. */
function Found({ look: { state }, program }: FoundProps) {
  const { lang, theme } = useScreen();
  const messageTexts = useMessages(messages);
  const text = messageTexts.tool;
  if (state.status === 'idle' || state.status === 'failed') return null;
  return (
    <Box marginTop={1}>
      {state.status === 'running' ? (
        <TaskStatus
          label={text.looking(program)}
          elapsed={(seconds) => text.elapsed(formatNumber(seconds, lang))}
        />
      ) : (
        <Prose look={state.value ? theme.good : theme.warn}>
          {state.value ? text.ready(program) : text.notReady(program)}
        </Prose>
      )}
    </Box>
  );
}
