import { Box, Text } from 'ink';
import { errorMessage } from '../../i18n/errors.ts';
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

/** Explains free mode and pay-as-you-go, and shows what the probe found for this account's key. */
export function Billing(props: StepProps<'billing'>) {
  const { lang } = useScreen();
  const common = useMessages(shared);
  const { services, backKey, onAnswer } = props;
  const text = useMessages(messages);
  const opening = useTask<boolean>();
  const choices = [
    { id: 'free', label: text.stayFree },
    { id: 'pay-as-you-go', label: text.isPaid },
    { id: 'subscription', label: text.open },
    { id: 'billing', label: text.openBilling },
  ] as const;
  const choose = (id: (typeof choices)[number]['id']) => {
    if (id === 'free' || id === 'pay-as-you-go') onAnswer({ mode: id });
    else opening.run(() => services.browser.open(pages[id]));
  };
  return (
    <Screen
      keys={[{ on: 'return', hint: common.choose }, backKey]}
      pinned={<Choices choices={choices} onChoose={choose} />}
      why={() => [
        ...text.why,
        text.today(factDate(provider.freeMode.date, services.clock.now(), lang)),
      ]}
    >
      <Prose>{text.lead(factMonth('freeMode', lang))}</Prose>
      <Mode name={text.free} text={text.freeText} />
      <Mode name={text.paid} text={text.paidText} />
      <Found {...props} />
      <Box marginTop={1}>
        <PageAddress url={pages.subscription} opening={opening.state} messages={common} />
      </Box>
    </Screen>
  );
}

interface ModeProps {
  readonly name: string;
  readonly text: string;
}

function Mode({ name, text }: ModeProps) {
  const { theme } = useScreen();
  return (
    <Box marginTop={1} flexDirection="column">
      <Text {...theme.strong}>{name}</Text>
      <Prose>{text}</Prose>
    </Box>
  );
}

/** Shows the outcome of the probe once there is a key, because a problem with billing leads back to this step. */
function Found({ answers }: StepProps<'billing'>) {
  const { lang } = useScreen();
  const outcome = answers.key?.outcome;
  const text = useMessages(messages);
  if (outcome === undefined) return null;
  const found =
    outcome.code === 'ready' ? text.foundReady(outcome.model) : errorMessage(lang, outcome).message;
  return <Mode name={text.found} text={found} />;
}
