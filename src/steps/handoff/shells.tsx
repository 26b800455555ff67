import { Box } from 'ink';
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
import { Screen } from '../../ui/screen.tsx';
import { useMessages, useScreen } from '../use-screen.ts';

import { messages } from './messages.ts';
import type { TopicProps } from './props.ts';

/** Shows the line for each shell, the person's own first, and the file that makes it permanent. */
export function Shells({ services, onList }: TopicProps) {
  const { theme, columns } = useScreen();
  const common = useMessages(shared);
  const text = useMessages(messages);
  const own = shellNamed(defaultShell(services.environment));
  const ordered = [...shells].sort((one, other) => Number(other === own) - Number(one === own));
  return (
    <Screen
      keys={[
        { on: 'return', hint: common.continue, run: onList },
        { on: 'escape', hint: text.list, run: onList },
      ]}
    >
      <Prose>{text.shells}</Prose>
      {ordered.map((shell) => (
        <Box key={shell} marginTop={shell === ordered[0] ? 1 : 0} flexDirection="column">
          <Prose look={shell === own ? theme.strong : {}}>
            {shell === 'cmd'
              ? text.noProfile(names.cmd)
              : text.profile(names[shell], profileFiles[shell])}
          </Prose>
          <Box paddingLeft={2}>
            <Prose columns={columns - 2} look={theme.accent}>
              {loadingLine(shell)}
            </Prose>
          </Box>
        </Box>
      ))}
    </Screen>
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
