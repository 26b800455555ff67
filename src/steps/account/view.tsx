import { Box } from 'ink';
import { pages } from '../../i18n/links.ts';
import { shared } from '../../i18n/messages.ts';
import { Choices } from '../../ui/components/choices.tsx';
import { NumberedList } from '../../ui/components/numbered-list.tsx';
import { PageAddress } from '../../ui/components/page-address.tsx';
import { Prose } from '../../ui/components/prose.tsx';
import { useTask } from '../../ui/hooks/use-task.ts';
import { Screen } from '../../ui/screen.tsx';
import { theme } from '../../ui/theme/theme.ts';
import type { StepProps } from '../step.ts';
import { messages } from './messages.ts';

/** Says what an account takes, and opens the page where it is made. */
export function Account({ lang, services, frame, backKey, onAnswer }: StepProps<'account'>) {
  const text = messages[lang];
  const opening = useTask<boolean>();
  const choices = [
    { id: 'go-on', label: text.goOn },
    { id: 'open', label: text.open },
  ] as const;
  const choose = (id: (typeof choices)[number]['id']) => {
    if (id === 'go-on') onAnswer({ ready: true });
    else opening.run(() => services.browser.open(pages.console));
  };
  return (
    <Screen {...frame} keys={[{ on: 'return', hint: shared[lang].choose }, backKey]}>
      <Prose columns={frame.columns}>{text.lead}</Prose>
      <Box marginY={1} flexDirection="column">
        <NumberedList items={text.steps} columns={frame.columns} />
      </Box>
      <Prose columns={frame.columns}>{text.noCard}</Prose>
      <Prose columns={frame.columns} look={theme.faint}>
        {text.today}
      </Prose>
      <Box marginY={1}>
        <PageAddress
          url={pages.console}
          opening={opening.state}
          messages={shared[lang]}
          columns={frame.columns}
        />
      </Box>
      <Choices {...frame} choices={choices} onChoose={choose} />
    </Screen>
  );
}
