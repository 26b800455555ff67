import { Box } from 'ink';
import { usageOf } from '../core/spending/ledger-usage.ts';
import { shortCost, shortSum } from '../core/spending/price.ts';
import { copySaveMessages } from '../i18n/copy-save-messages.ts';
import type { Lang } from '../i18n/languages.ts';
import { shared } from '../i18n/messages.ts';
import { currencyOf } from '../i18n/money.ts';
import { formatNumber, plural } from '../i18n/numbers.ts';
import type { Services } from '../services/ports/services.ts';
import type { Answers } from '../steps/step.ts';
import { useMessages, useScreen } from '../steps/use-screen.ts';
import { Labelled } from '../ui/components/labelled.tsx';
import { Panel } from '../ui/components/panel.tsx';
import { useLineCopy } from '../ui/hooks/use-line-copy.ts';
import { Screen } from '../ui/screen.tsx';
import { Commands, nextCommands } from './done-commands.tsx';
import { messages } from './messages.ts';

interface DoneProps {
  readonly answers: Partial<Answers>;
  readonly services: Pick<Services, 'ledger' | 'modelNames' | 'clipboard' | 'environment'>;
  readonly onBack: () => void;
  readonly onLeave: () => void;
}

/** Shows the results of all steps, the cost of this session, and commands to run next. */
export function Done({ answers, services, onBack, onLeave }: DoneProps) {
  const { lang } = useScreen();
  const common = useMessages(shared);
  const text = useMessages(messages);
  const copying = useMessages(copySaveMessages);
  const commands = nextCommands();
  const lines = commands.map(({ line }) => line);
  const { copyCurrent, outcome, onMove } = useLineCopy(services, lines);
  const sentences = {
    copied: copying.copied,
    sent: copying.sentLine,
    'not-copied': copying.notCopiedLine,
  };
  const worked = answers.chat !== undefined && answers.embeddings !== undefined;
  return (
    <Screen
      keys={[
        { on: 'return', hint: text.finish },
        { on: { key: 'copy' }, hint: copying.copy, run: copyCurrent },
        { on: 'escape', hint: common.back, run: onBack },
      ]}
      pinned={
        <Commands
          commands={commands}
          outcome={outcome && sentences[outcome]}
          onMove={onMove}
          onSelect={onLeave}
        />
      }
    >
      <Panel tone={worked ? 'good' : 'info'} title={worked ? text.headline : text.headlinePartly} />
      <Box marginTop={1}>
        <Labelled rows={[...summary(lang, answers), spentRow(lang, services)]} />
      </Box>
    </Screen>
  );
}

function summary(lang: Lang, answers: Partial<Answers>) {
  const text = messages[lang];
  const { key, model, chat, embeddings } = answers;
  return [
    { label: text.key, value: key === undefined ? text.skipped : whereOf(lang, key) },
    { label: text.model, value: model?.id ?? chat?.model ?? text.skipped },
    { label: text.chat, value: chat === undefined ? text.skipped : chatOf(lang, chat) },
    {
      label: text.embeddings,
      value:
        embeddings === undefined
          ? text.skipped
          : text.embeddingsLine(
              formatNumber(embeddings.count, lang),
              formatNumber(embeddings.dimensions, lang),
              shortCost(embeddings.cost, lang),
            ),
    },
  ];
}

function whereOf(lang: Lang, key: Answers['key']): string {
  const text = messages[lang];
  if (key.where === 'memory' || key.place === 'memory') return text.keySession(key.lastFour);
  if (key.where === 'environment') return text.keyEnvironment(key.lastFour);
  return text.keyKeychain(key.lastFour, text.places[key.place], key.profile);
}

function chatOf(lang: Lang, { tokens, cost }: Answers['chat']): string {
  const text = messages[lang];
  return tokens === null
    ? shared[lang].unknownPrice
    : text.chatLine(formatNumber(tokens, lang), shortCost(cost, lang));
}

/** Returns the row with the cost of this session, without the calls of earlier ones. */
function spentRow(lang: Lang, { ledger, modelNames }: Pick<Services, 'ledger' | 'modelNames'>) {
  const text = messages[lang];
  const { lines, known, unpriced, notSaid } = usageOf(
    ledger.entries(),
    currencyOf(lang),
    modelNames,
  );
  const count = (calls: number) => plural(lang, calls, text.calls)(formatNumber(calls, lang));
  const uncountedCalls = unpriced + notSaid;
  const pricedCalls = lines.length - uncountedCalls;
  const value = [
    ...(pricedCalls > 0 ? [text.spentIn(shortSum(known, lang), count(pricedCalls))] : []),
    ...(uncountedCalls > 0 ? [text.spentUnknown(count(uncountedCalls))] : []),
  ];
  return { label: text.spent, value: value.length === 0 ? text.spentNothing : value.join(' ') };
}
