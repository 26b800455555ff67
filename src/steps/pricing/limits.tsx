import { Box } from 'ink';
import stringWidth from 'string-width';
import { limitsSeen, type ModelLimits } from '../../core/spending/ledger-limits.ts';
import { factDate } from '../../i18n/fact-date.ts';
import { pages } from '../../i18n/links.ts';
import { shared } from '../../i18n/messages.ts';
import { provider } from '../../i18n/provider.ts';
import { Labelled } from '../../ui/components/labelled.tsx';
import { Link } from '../../ui/components/link.tsx';
import { Prose } from '../../ui/components/prose.tsx';
import { useTask } from '../../ui/hooks/use-task.ts';
import { Screen } from '../../ui/screen.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { messages } from './limits-messages.ts';
import { LimitsTable } from './limits-table.tsx';
import type { SubscreenProps } from './props.ts';

const accountPages = ['usage', 'limits', 'billing', 'workspaces', 'pricing'] as const;

/** Shows the rate limits that answers reported, and the pages with the account's figures. */
export function Limits(props: SubscreenProps) {
  const { lang, theme } = useScreen();
  const common = useMessages(shared);
  const { backKey, services, answers, onDone } = props;
  const text = useMessages(messages);
  const opening = useTask<boolean>();
  const modelAccess = { ...answers.key.modelAccess, ...answers.model?.modelAccess };
  const seen = limitsSeen(services.ledger.entries(), modelAccess);
  const hasUnreported = seen.length === 0 || seen.some(isUnreported);
  const open = (digit: string) => {
    const page = accountPages[Number(digit) - 1];
    if (page !== undefined) opening.run(() => services.browser.open(pages[page]));
  };
  return (
    <Screen
      keys={[
        { on: 'return', hint: common.continue, run: onDone },
        { on: 'digit', hint: text.open, keyLabel: `1-${accountPages.length}`, run: open },
        backKey,
      ]}
    >
      <Prose>{text.account}</Prose>
      <Pages />
      {opening.state.status === 'done' && (
        <Prose>{opening.state.value ? common.opened : text.notOpened}</Prose>
      )}
      <Box marginTop={1} flexDirection="column">
        <Prose>{seen.length === 0 ? text.none : text.lead}</Prose>
        {seen.length > 0 && <LimitsTable seen={seen} />}
        {hasUnreported && <Prose look={theme.faint}>{text.streams}</Prose>}
      </Box>
      <Box marginTop={1} flexDirection="column">
        <Prose look={theme.faint}>{text.cap}</Prose>
        <Prose look={theme.faint}>
          {text.alerts(factDate(provider.freeMode.date, services.clock.now(), lang))}
        </Prose>
      </Box>
    </Screen>
  );
}

function isUnreported({ limits, isOutOfPlan }: ModelLimits): boolean {
  return limits.length === 0 && !isOutOfPlan;
}

/** Minimum columns for an address beside its label. With less, it goes below the label, to be broken less often. */
const roomForAddress = 46;

function Pages() {
  const { columns } = useScreen();
  const text = useMessages(messages);
  const labels = accountPages.map((page, index) => `${index + 1}. ${text.pages[page]}`);
  const labelColumns = Math.min(
    Math.max(...labels.map((label) => stringWidth(label))),
    Math.floor(columns / 2),
  );
  if (columns - labelColumns < roomForAddress) {
    return accountPages.map((page, index) => (
      <Box key={page} flexDirection="column">
        <Prose>{labels[index] ?? ''}</Prose>
        <Box paddingLeft={3}>
          <Link url={pages[page]} columns={columns - 3} />
        </Box>
      </Box>
    ));
  }
  return (
    <Labelled
      rows={accountPages.map((page, index) => ({
        label: labels[index] ?? '',
        value: <Link url={pages[page]} columns={columns - labelColumns - 2} />,
      }))}
      columns={columns}
    />
  );
}
