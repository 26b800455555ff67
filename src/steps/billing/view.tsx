import { Box, Text } from 'ink';
import { errorMessage } from '../../i18n/errors.ts';
import { pages } from '../../i18n/links.ts';
import { shared } from '../../i18n/messages.ts';
import { Choices } from '../../ui/components/choices.tsx';
import { PageAddress } from '../../ui/components/page-address.tsx';
import { Prose } from '../../ui/components/prose.tsx';
import { useTask } from '../../ui/hooks/use-task.ts';
import { Screen } from '../../ui/screen.tsx';
import { theme } from '../../ui/theme/theme.ts';
import type { StepProps } from '../step.ts';
import { messages } from './messages.ts';

/** Free mode or pay-as-you-go: what each means today, and what this account's key has shown. */
export function Billing(props: StepProps<'billing'>) {
  const { lang, services, frame, backKey, onAnswer } = props;
  const text = messages[lang];
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
    <Screen {...frame} keys={[{ on: 'return', hint: shared[lang].choose }, backKey]}>
      <Prose columns={frame.columns}>{text.lead}</Prose>
      <Mode name={text.free} text={text.freeText} columns={frame.columns} />
      <Mode name={text.paid} text={text.paidText} columns={frame.columns} />
      <Found {...props} />
      <Box marginY={1}>
        <PageAddress
          url={pages.subscription}
          opening={opening.state}
          messages={shared[lang]}
          columns={frame.columns}
        />
      </Box>
      <Choices {...frame} choices={choices} onChoose={choose} />
    </Screen>
  );
}

interface ModeProps {
  readonly name: string;
  readonly text: string;
  readonly columns: number;
}

function Mode({ name, text, columns }: ModeProps) {
  return (
    <Box marginTop={1} flexDirection="column">
      <Text {...theme.strong}>{name}</Text>
      <Prose columns={columns}>{text}</Prose>
    </Box>
  );
}

/** What the probe found, once there is a key: the person comes back here when that is the trouble. */
function Found({ lang, frame, answers }: StepProps<'billing'>) {
  const outcome = answers.key?.outcome;
  const text = messages[lang];
  if (outcome === undefined) {
    return (
      <Box marginTop={1}>
        <Prose columns={frame.columns} look={theme.faint}>
          {text.today}
        </Prose>
      </Box>
    );
  }
  const found =
    outcome.code === 'ready' ? text.foundReady(outcome.model) : errorMessage(lang, outcome).message;
  return <Mode name={text.found} text={found} columns={frame.columns} />;
}
