import { Box, useIsScreenReaderEnabled } from 'ink';
import { useState } from 'react';
import { catalogueDate } from '../../core/models/catalogue.ts';
import { groupsOf, type SessionUsage, usageOf } from '../../core/spending/ledger-usage.ts';
import { isRegional, shortSum } from '../../core/spending/price.ts';
import { factDate, factMonth } from '../../i18n/fact-date.ts';
import type { Lang } from '../../i18n/languages.ts';
import { shared } from '../../i18n/messages.ts';
import { currencyOf } from '../../i18n/money.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { Prose } from '../../ui/components/prose.tsx';
import type { KeyBinding } from '../../ui/keys.ts';
import { Screen } from '../../ui/screen.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { callsOf, groupRow, rowOf, sumRow } from './ledger-rows.ts';
import { LedgerTable, useLedgerLines } from './ledger-table.tsx';
import { messages } from './messages.ts';
import type { PricingProps, PricingScreen } from './props.ts';

interface OverviewProps extends PricingProps {
  readonly onShow: (screen: PricingScreen) => void;
}

/** Rows around the calls: the total, the table's head and sum, the notes and the footer. */
const linesAround = 14;

/** Shows the cost of this session by model or, after a key press, by call. */
export function Overview(props: OverviewProps) {
  const screen = useScreen();
  const { lang, glyphs, theme } = screen;
  const common = useMessages(shared);
  const { backKey, services, onAnswer, onShow } = props;
  const text = useMessages(messages);
  const account = usageOf(services.ledger.entries(), currencyOf(lang), services.modelNames);
  const [isEach, setEach] = useState(false);
  const rows = isEach
    ? account.lines.map((line) => rowOf(line, lang))
    : groupsOf(account.lines).map((group) => groupRow(group, lang));
  const table = useLedgerLines(rows, sumRow(account, lang, isEach), isEach);
  // In a small window, PgUp and PgDn scroll the whole screen, including the table.
  const height = screen.isSmall ? table.lines.length : Math.max(3, screen.rows - linesAround);
  const scroll = useRowScroll(table.lines.length, height);
  const isLong = table.lines.length > height;
  return (
    <Screen
      keys={[
        { on: 'return', hint: common.continue, run: () => onAnswer({ seen: true }) },
        ...scroll.keys(isLong, text.move, `${glyphs.up}${glyphs.down}`),
        {
          on: { key: 'details' },
          hint: isEach ? text.grouped : text.each,
          run: () => setEach(!isEach),
          disabled: rows.length === 0,
        },
        { on: { key: 'tokens' }, hint: text.tokens, run: () => onShow('count') },
        { on: { key: 'estimate' }, hint: text.estimate, run: () => onShow('estimate') },
        { on: { key: 'limits' }, hint: text.limits, run: () => onShow('limits') },
        backKey,
      ]}
    >
      {leadOf(lang, account).map((line) => (
        <Prose key={line} look={theme.strong}>
          {line}
        </Prose>
      ))}
      {rows.length > 0 && (
        <Box marginTop={1} flexDirection="column">
          <LedgerTable {...table} rows={rows} height={height} from={scroll.from} />
          {isLong && (
            <Prose look={theme.faint}>
              {text.more(
                formatNumber(scroll.from, lang),
                formatNumber(table.lines.length - height - scroll.from, lang),
              )}
            </Prose>
          )}
        </Box>
      )}
      <Box marginTop={1} flexDirection="column">
        {notesOf(lang, account, {
          host: services.mistral.host,
          now: services.clock.now(),
        }).map((line) => (
          <Prose key={line} look={theme.faint}>
            {line}
          </Prose>
        ))}
      </Box>
    </Screen>
  );
}

/** Returns the visible part of many rows and the keys that scroll it. A screen reader gets all rows at once. */
function useRowScroll(count: number, height: number) {
  const isReadAloud = useIsScreenReaderEnabled();
  const last = Math.max(0, count - height);
  const [wanted, setWanted] = useState(0);
  const move = (rows: number) =>
    setWanted((now) => Math.max(0, Math.min(last, Math.min(now, last) + rows)));
  const keys = (isLong: boolean, hint: string, keyLabel: string): readonly KeyBinding[] => {
    const disabled = !isLong || isReadAloud;
    return [
      { on: 'up', hint, keyLabel, disabled, run: () => move(-1) },
      { on: 'down', disabled, run: () => move(1) },
      { on: 'pageup', disabled, run: () => move(-height) },
      { on: 'pagedown', disabled, run: () => move(height) },
    ];
  };
  return { from: Math.min(wanted, last), keys };
}

/** Returns lines with the total cost and the number of calls that it does not include. */
function leadOf(lang: Lang, account: SessionUsage): readonly string[] {
  const text = messages[lang];
  const { lines, known, unpriced, notSaid } = account;
  if (lines.length === 0) return [text.none];
  const calls = callsOf(lines.length, lang);
  const unpricedCalls = [
    ...(unpriced > 0 ? [text.unpriced(callsOf(unpriced, lang))] : []),
    ...(notSaid > 0 ? [text.notSaid(callsOf(notSaid, lang))] : []),
  ];
  const isAllUnknown = unpriced + notSaid === lines.length;
  return [
    isAllUnknown ? text.leadUnknown(calls) : text.lead(shortSum(known, lang), calls),
    ...(unpricedCalls.length > 0 ? [text.notInSum(unpricedCalls.join(', '))] : []),
  ];
}

function notesOf(
  lang: Lang,
  account: SessionUsage,
  { host, now }: { readonly host: string; readonly now: number },
): readonly string[] {
  const text = messages[lang];
  const hasTrials = account.lines.some(({ entry }) => entry.purpose === 'probe');
  return [
    text.listPrices(factDate(catalogueDate, now, lang)),
    ...(isRegional(host) ? [text.regional(host, factMonth('hosts', lang))] : []),
    ...(account.cached > 0 ? [text.cached(factMonth('discounts', lang))] : []),
    ...(hasTrials ? [text.trials] : []),
  ];
}
