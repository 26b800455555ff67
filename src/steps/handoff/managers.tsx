import { useState } from 'react';
import { type SecretManager, secretManagers } from '../../core/handoff/secret-managers.ts';
import { Choices } from '../../ui/components/choices.tsx';
import { Prose } from '../../ui/components/prose.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useMessages } from '../use-screen.ts';
import { Manager } from './manager.tsx';
import { managerNames } from './manager-names.ts';
import { messages } from './messages.ts';
import type { TopicProps } from './props.ts';

/** Lists secret managers, with the commands of each. */
export function Managers(props: TopicProps) {
  const { onList } = props;
  const text = useMessages(messages);
  const [open, setOpen] = useState<SecretManager>();
  if (open !== undefined) {
    return <Manager {...props} manager={open} onBack={() => setOpen(undefined)} />;
  }
  return (
    <Screen
      keys={[
        { on: 'return', hint: text.open },
        { on: 'escape', hint: text.list, run: onList },
      ]}
      pinned={
        <Choices
          choices={secretManagers.map((id) => ({ id, label: managerNames[id] }))}
          onChoose={setOpen}
        />
      }
    >
      <Prose>{text.managers}</Prose>
    </Screen>
  );
}
