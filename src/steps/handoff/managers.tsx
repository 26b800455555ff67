import { Box, Text } from 'ink';
import { useState } from 'react';
import { managerCommands, type SecretManager, secretManagers } from '../../core/secret-managers.ts';
import { shared } from '../../i18n/shared.ts';
import { Choices } from '../../ui/choices.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Screen } from '../../ui/screen.tsx';
import { theme } from '../../ui/theme.ts';
import type { TopicProps } from './view.tsx';
import { words } from './words.ts';

/** A list of secret managers, and the commands of each. */
export function Managers(props: TopicProps) {
  const { lang, frame, onList } = props;
  const text = words[lang];
  const [open, setOpen] = useState<SecretManager>();
  if (open !== undefined) {
    return <Manager {...props} manager={open} onBack={() => setOpen(undefined)} />;
  }
  return (
    <Screen
      {...frame}
      keys={[
        { on: 'return', hint: text.open },
        { on: 'escape', hint: text.list, run: onList },
      ]}
    >
      <Prose columns={frame.columns}>{text.managers}</Prose>
      <Box marginTop={1}>
        <Choices
          choices={secretManagers.map((id) => ({ id, label: names[id] }))}
          onChoose={setOpen}
          columns={frame.columns}
          glyphs={frame.glyphs}
        />
      </Box>
    </Screen>
  );
}

interface ManagerProps extends TopicProps {
  readonly manager: SecretManager;
  readonly onBack: () => void;
}

function Manager({ lang, frame, manager, onBack }: ManagerProps) {
  const text = words[lang];
  const { store, run } = managerCommands[manager];
  const isService = manager === 'github' || manager === 'gitlab';
  return (
    <Screen
      {...frame}
      keys={[
        { on: 'return', hint: shared[lang].continue, run: onBack },
        { on: 'escape', hint: shared[lang].back, run: onBack },
      ]}
    >
      <Prose columns={frame.columns} look={theme.strong}>
        {names[manager]}
      </Prose>
      <Prose columns={frame.columns}>{text.managerNotes[manager]}</Prose>
      {store.length > 0 && <Command title={text.store} lines={store} />}
      <Command title={isService ? text.runThere[manager] : text.runWith} lines={run} />
    </Screen>
  );
}

/** A command to copy: a line that is longer than the window is broken by the terminal alone, and copied whole. */
function Command({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <Box marginTop={1} flexDirection="column">
      <Text>{title}</Text>
      {lines.map((line) => (
        <Text key={line} {...theme.accent} wrap="hard">
          {line}
        </Text>
      ))}
    </Box>
  );
}

/** As they are called in any language. */
const names: Readonly<Record<SecretManager, string>> = {
  onePassword: '1Password',
  bitwarden: 'Bitwarden',
  dashlane: 'Dashlane',
  aws: 'AWS Secrets Manager',
  google: 'Google Secret Manager',
  vault: 'HashiCorp Vault',
  github: 'GitHub Actions',
  gitlab: 'GitLab CI/CD',
};
