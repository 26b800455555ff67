import { Box } from 'ink';
import { useState } from 'react';
import { managerTools } from '../../core/handoff/manager-tools.ts';
import { managerCommands } from '../../core/handoff/secret-managers.ts';
import type { Lang } from '../../i18n/languages.ts';
import { shared } from '../../i18n/messages.ts';
import { Prose } from '../../ui/components/prose.tsx';
import { type Task, useTask } from '../../ui/hooks/use-task.ts';
import type { KeyBinding } from '../../ui/keys.ts';
import { TaskProgress } from '../progress.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { CommandScreen } from './command-list.tsx';
import { GiveKey } from './give-key.tsx';
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
  const search = useTask<string | undefined>();
  const [isGiving, setGiving] = useState(false);
  const path = search.state.status === 'done' ? search.state.value : undefined;
  if (isGiving && tool !== undefined && path !== undefined) {
    return <GiveKey {...props} tool={tool} path={path} onCommands={() => setGiving(false)} />;
  }
  const isService = manager === 'github' || manager === 'gitlab';
  const isSearching = search.state.status === 'running';
  const backKey: KeyBinding = isSearching
    ? { on: 'escape', hint: common.stop, run: search.stop }
    : { on: 'escape', hint: common.back, run: onBack };
  const keys = [
    { on: 'return', hint: common.continue, run: onBack } as const,
    ...toolKeys(lang, props, search, () => setGiving(true)),
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
      {tool && <Found {...props} search={search} program={tool.program} />}
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
  const search = () => run((signal) => tools.findReady(tool.check, signal));
  return [
    isReady
      ? { on: { key: 'use' }, hint: text.give, run: onGive }
      : { on: { key: 'check' }, hint: text.look, run: search },
  ];
}

interface FoundProps extends ManagerProps {
  readonly search: Task<string | undefined>;
  readonly program: string;
}

/** Shows whether the program is ready, in one sentence; empty before the check. */
function Found({ search: { state }, program }: FoundProps) {
  const { theme } = useScreen();
  const messageTexts = useMessages(messages);
  const text = messageTexts.tool;
  if (state.status === 'idle' || state.status === 'failed') return null;
  return (
    <Box marginTop={1}>
      {state.status === 'running' ? (
        <TaskProgress label={text.looking(program)} />
      ) : (
        <Prose look={state.value ? theme.good : theme.warn}>
          {state.value ? text.ready(program) : text.notReady(program)}
        </Prose>
      )}
    </Box>
  );
}
