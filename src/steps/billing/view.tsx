import { Box, Text } from 'ink';
import { faultWords } from '../../i18n/faults.ts';
import { pages } from '../../i18n/pages.ts';
import { shared } from '../../i18n/shared.ts';
import { Choices } from '../../ui/choices.tsx';
import { PageAddress } from '../../ui/page-address.tsx';
import { Screen } from '../../ui/screen.tsx';
import { theme } from '../../ui/theme.ts';
import { useTask } from '../../ui/use-task.ts';
import type { StepProps } from '../../wizard/step.ts';
import { words } from './words.ts';

/** Free mode or pay-as-you-go: what each means today, and what this account's key has shown. */
export function Billing(props: StepProps<'billing'>) {
  const { lang, services, frame, backKey, onAnswer } = props;
  const text = words[lang];
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
      <Text>{text.lead}</Text>
      <Mode name={text.free} text={text.freeText} />
      <Mode name={text.paid} text={text.paidText} />
      <Box marginTop={1}>
        <Text {...theme.faint}>{text.today}</Text>
      </Box>
      <Found {...props} />
      <Box marginY={1}>
        <PageAddress
          url={pages.subscription}
          opening={opening.state}
          words={shared[lang]}
          columns={frame.columns}
        />
      </Box>
      <Choices {...frame} choices={choices} onChoose={choose} />
    </Screen>
  );
}

function Mode({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <Box marginTop={1} flexDirection="column">
      <Text {...theme.strong}>{name}</Text>
      <Text>{text}</Text>
    </Box>
  );
}

/** What the probe found, once there is a key: the person comes back here when that is the trouble. */
function Found({ lang, answers }: StepProps<'billing'>) {
  const outcome = answers.key?.outcome;
  if (outcome === undefined) return null;
  const text = words[lang];
  const found =
    outcome.code === 'ready' ? text.foundReady(outcome.model) : faultWords(lang, outcome).message;
  return (
    <Box marginTop={1}>
      <Text {...theme.strong}>{text.found(found)}</Text>
    </Box>
  );
}
