import { secretCommand } from '../../core/export/github-actions.ts';
import { commandLine } from '../../i18n/command-line.ts';
import { shared } from '../../i18n/messages.ts';
import { Prose } from '../../ui/components/prose.tsx';
import { useMessages } from '../use-screen.ts';
import { CommandScreen } from './command-list.tsx';
import { messages } from './messages.ts';
import type { TopicProps } from './props.ts';

/** Returns the commands for a project, by purpose. They must run in the project's folder, so the wizard only shows them. */
export function projectCommands() {
  return {
    create: commandLine('new', 'python', 'my-project'),
    agents: `${commandLine('export', 'agents')} >> AGENTS.md`,
    workflow: commandLine('export', 'github-actions', '--out', '.github/workflows/mistral.yml'),
    secret: secretCommand(),
  } as const;
}

/** Shows how to start a project, and how to give the key to the agents and the CI of an existing one. */
export function Project({ services, onList }: TopicProps) {
  const common = useMessages(shared);
  const text = useMessages(messages);
  const lines = Object.entries(projectCommands()) as readonly (readonly [
    keyof ReturnType<typeof projectCommands>,
    string,
  ])[];
  return (
    <CommandScreen
      services={services}
      commands={lines.map(([purpose, line]) => ({ title: text.project[purpose], lines: [line] }))}
      keys={[
        { on: 'return', hint: common.continue, run: onList },
        { on: 'escape', hint: text.list, run: onList },
      ]}
    >
      <Prose>{text.project.lead}</Prose>
    </CommandScreen>
  );
}
