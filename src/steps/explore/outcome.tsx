import { Box } from 'ink';
import type { CallUsage } from '../../core/explore/call-usage.ts';
import { knownCost, shortCost } from '../../core/spending/price.ts';
import type { Lang } from '../../i18n/languages.ts';
import { shared } from '../../i18n/messages.ts';
import { currencyOf } from '../../i18n/money.ts';
import { formatNumber, formatSeconds } from '../../i18n/numbers.ts';
import { Prose } from '../../ui/components/prose.tsx';
import { Screen } from '../../ui/screen.tsx';
import { CopyOutcome, outcomeRows, useCodeKeys } from '../use-code-keys.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { messages } from './messages.ts';
import type { TopicProps, Trial } from './props.ts';

interface OutcomeProps<T extends CallUsage> extends TopicProps {
  readonly trial: Trial<T>;
  readonly answer: T;
  readonly refused: readonly string[];
  readonly onAgain: () => void;
}

/** Rows of the usage, the line above it and the footer. */
const rowsBelow = 5;

/** Shows the result and its usage. */
export function Outcome<T extends CallUsage>(props: OutcomeProps<T>) {
  const { lang, rows, theme } = useScreen();
  const common = useMessages(shared);
  const { trial, answer, refused, onAgain, onList, services } = props;
  const lines = usageLines(lang, answer, refused);
  const code = trial.code?.(answer);
  const codeKeys = useCodeKeys(services, code);
  if (codeKeys.saving) return codeKeys.saving;
  const below = lines.length + (code === undefined ? 0 : outcomeRows);
  return (
    <Screen
      keys={[
        { on: 'return', hint: common.continue, run: onList },
        ...codeKeys.keys,
        { on: { key: 'again' }, hint: messages[lang].again, run: onAgain },
        { on: 'escape', hint: common.back, run: onList },
      ]}
    >
      {trial.result(answer, Math.max(3, rows - rowsBelow - below))}
      <Box marginTop={1} flexDirection="column">
        {lines.map((line) => (
          <Prose key={line} look={theme.faint}>
            {line}
          </Prose>
        ))}
      </Box>
      <CopyOutcome>{codeKeys.outcome}</CopyOutcome>
    </Screen>
  );
}

function usageLines(lang: Lang, usage: CallUsage, refused: readonly string[]): readonly string[] {
  const text = messages[lang];
  const took = text.took(usage.model, formatSeconds(usage.totalMs, lang));
  const usageText = `${took} ${costLine(lang, usage)}`;
  return refused.length === 0 ? [usageText] : [usageText, text.refused(refused.join(', '))];
}

function costLine(lang: Lang, { usage, pages, seconds, cost }: CallUsage): string {
  const text = messages[lang];
  const costText = shortCost(cost, lang);
  if (knownCost(cost, currencyOf(lang))?.nanos === 0) return text.nothingPaid;
  if (pages !== undefined) return text.pages(formatNumber(pages, lang), costText);
  if (seconds !== undefined) return text.seconds(formatNumber(seconds, lang), costText);
  if (usage === undefined) return cost === 'unknown' ? text.uncounted : text.cost(costText);
  const { promptTokens, completionTokens } = usage;
  return text.tokens(
    formatNumber(promptTokens, lang),
    formatNumber(completionTokens, lang),
    costText,
  );
}
