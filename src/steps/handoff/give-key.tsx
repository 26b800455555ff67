import { Box } from 'ink';
import { commandLine, type ManagerTool } from '../../core/handoff/manager-tools.ts';
import { readKey } from '../../core/keys/read-key.ts';
import { errorMessage } from '../../i18n/errors.ts';
import type { Lang } from '../../i18n/languages.ts';
import { shared } from '../../i18n/messages.ts';
import type { GivingEnd } from '../../services/ports/tools.ts';
import { Panel, type PanelProps } from '../../ui/components/panel.tsx';
import { Prose } from '../../ui/components/prose.tsx';
import { type TaskState, useTask } from '../../ui/hooks/use-task.ts';
import type { KeyBinding } from '../../ui/keys.ts';
import { Screen } from '../../ui/screen.tsx';
import { TaskProgress } from '../progress.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { CommandText } from './command-text.tsx';
import { managerNames } from './manager-names.ts';
import { messages } from './messages.ts';
import type { ManagerProps } from './props.ts';

interface GiveKeyProps extends ManagerProps {
  readonly tool: ManagerTool;
  /** Absolute path of the program, shown before the program gets the key. */
  readonly path: string;
  /** Returns to the commands of this manager. */
  readonly onCommands: () => void;
}

/** Shows the exact command, runs it after the person's consent, and shows the outcome. */
export function GiveKey(props: GiveKeyProps) {
  const { lang, theme } = useScreen();
  const messageTexts = useMessages(messages);
  const common = useMessages(shared);
  const { services, answers, manager, tool, path, onBack, onCommands } = props;
  const text = messageTexts.tool;
  const { state, run, stop } = useTask<GivingEnd>();
  const give = async (signal: AbortSignal) =>
    services.tools.give(path, tool.store, await readKey(services, answers.key), signal);
  const isGiven = state.status === 'done' && state.value.code === 0;
  const after = isGiven ? onBack : onCommands;
  const keys: Readonly<Record<typeof state.status, readonly KeyBinding[]>> = {
    idle: [
      { on: 'return', hint: text.run, run: () => run(give) },
      { on: 'escape', hint: common.back, run: onCommands },
    ],
    running: [{ on: 'escape', hint: common.stop, run: stop }],
    done: keysAfter(lang, after),
    failed: keysAfter(lang, after),
  };
  const panel = endOf(lang, state, props);
  return (
    <Screen keys={keys[state.status]}>
      <Prose look={theme.strong}>{managerNames[manager]}</Prose>
      {state.status === 'idle' && (
        <CommandText title={text.asks} lines={[commandLine([path, ...tool.store.argv.slice(1)])]} />
      )}
      {state.status !== 'idle' && (
        <Box marginTop={1}>
          {state.status === 'running' && <TaskProgress label={text.giving(tool.program)} />}
          {panel && <Panel {...panel} />}
        </Box>
      )}
    </Screen>
  );
}

function keysAfter(lang: Lang, run: () => void): readonly KeyBinding[] {
  return [
    { on: 'return', hint: shared[lang].continue, run },
    { on: 'escape', hint: shared[lang].back, run },
  ];
}

/** Returns the panel with the outcome, and with the tool's own message if there is one. */
function endOf(
  lang: Lang,
  state: TaskState<GivingEnd>,
  { manager, tool: { program } }: GiveKeyProps,
): Pick<PanelProps, 'tone' | 'title' | 'lines'> | undefined {
  const text = messages[lang].tool;
  if (state.status === 'failed') {
    if (state.error.code === 'cancelled') return { tone: 'warn', title: text.stopped(program) };
    const { message, hint } = errorMessage(lang, state.error);
    return { tone: 'bad', title: message, lines: [hint] };
  }
  if (state.status !== 'done') return undefined;
  const { code, says } = state.value;
  if (code === 0) return { tone: 'good', title: text.given(managerNames[manager]) };
  const lines = says === '' ? [] : [text.said(says)];
  if (code === undefined) return { tone: 'warn', title: text.tooLong(program), lines };
  return { tone: 'bad', title: text.refused(program), lines };
}
