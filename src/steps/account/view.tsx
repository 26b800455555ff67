import { Box } from 'ink';
import { factDate, factMonth } from '../../i18n/fact-date.ts';
import { pages } from '../../i18n/links.ts';
import { shared } from '../../i18n/messages.ts';
import { provider } from '../../i18n/provider.ts';
import { Choices } from '../../ui/components/choices.tsx';
import { PageAddress } from '../../ui/components/page-address.tsx';
import { Prose } from '../../ui/components/prose.tsx';
import { useTask } from '../../ui/hooks/use-task.ts';
import { Screen } from '../../ui/screen.tsx';
import type { StepProps } from '../step.ts';
import { useMessages, useScreen } from '../use-screen.ts';
import { messages } from './messages.ts';

/** Explains what the program does and how long it takes, and opens the page for signing up. */
export function Account({ services, session, backKey, onAnswer }: StepProps<'account'>) {
  const { lang, theme } = useScreen();
  const common = useMessages(shared);
  const text = useMessages(messages);
  const opening = useTask<boolean>();
  const choices = [
    { id: 'continue', label: text.continue },
    { id: 'open', label: text.open },
  ] as const;
  const choose = (id: (typeof choices)[number]['id']) => {
    if (id === 'continue') onAnswer({ ready: true });
    else opening.run(() => services.browser.open(pages.console));
  };
  return (
    <Screen
      keys={[{ on: 'return', hint: common.choose }, backKey]}
      pinned={<Choices choices={choices} onChoose={choose} />}
      why={() => [
        text.api,
        ...text.steps,
        text.noCard(factDate(provider.freeMode.date, services.clock.now(), lang)),
        text.today,
      ]}
    >
      <Prose look={theme.strong}>{text.promise}</Prose>
      <Prose>{session.demo ? text.leadDemo : text.lead(factMonth('freeMode', lang))}</Prose>
      <Box marginTop={1} flexDirection="column">
        <Prose>{text.account}</Prose>
        <PageAddress url={pages.console} opening={opening.state} messages={common} />
      </Box>
    </Screen>
  );
}
