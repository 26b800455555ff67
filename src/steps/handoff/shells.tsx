import {
  defaultShell,
  loadingLine,
  profileFiles,
  type Shell,
  shellNamed,
  shells,
} from '../../core/handoff/shell-quote.ts';
import { shared } from '../../i18n/messages.ts';
import { Prose } from '../../ui/components/prose.tsx';
import { useMessages } from '../use-screen.ts';
import { CommandScreen } from './command-list.tsx';
import { messages } from './messages.ts';
import type { TopicProps } from './props.ts';

/**
 * Shows the line that sets the key in each shell, the person's own shell first, and the file that makes it permanent.
 */
export function Shells({ services, onList }: TopicProps) {
  const common = useMessages(shared);
  const text = useMessages(messages);
  const own = shellNamed(defaultShell(services.environment));
  const ordered = [...shells].sort((one, other) => Number(other === own) - Number(one === own));
  const titleOf = (shell: Shell) =>
    shell === 'cmd' ? text.noProfile(names.cmd) : text.profile(names[shell], profileFiles[shell]);
  return (
    <CommandScreen
      services={services}
      commands={ordered.map((shell) => ({
        title: titleOf(shell),
        lines: [loadingLine(shell)],
        isOwn: shell === own,
      }))}
      keys={[
        { on: 'return', hint: common.continue, run: onList },
        { on: 'escape', hint: text.list, run: onList },
      ]}
    >
      <Prose>{text.shells}</Prose>
    </CommandScreen>
  );
}

/** Shell names, the same in every language. */
const names: Readonly<Record<Shell, string>> = {
  bash: 'bash',
  zsh: 'zsh',
  fish: 'fish',
  powershell: 'PowerShell',
  cmd: 'cmd.exe',
};
