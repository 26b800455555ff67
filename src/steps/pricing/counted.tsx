import { Box, Text } from 'ink';
import type { ModelMetadata } from '../../core/models/catalogue.ts';
import { priceConflicts } from '../../core/models/conflict-lines.ts';
import { knownModel } from '../../core/models/known-model.ts';
import { type CountedText, lengthOf } from '../../core/spending/estimate-tokens.ts';
import { formatCost, inputPrice } from '../../core/spending/price.ts';
import { factMonth } from '../../i18n/fact-date.ts';
import type { Lang } from '../../i18n/languages.ts';
import { shared } from '../../i18n/messages.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import type { ModelNamesPort } from '../../services/ports/model-names.ts';
import { Labelled } from '../../ui/components/labelled.tsx';
import { Prose } from '../../ui/components/prose.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { messages } from './count-messages.ts';
import { messages as estimateMessages } from './estimate-messages.ts';
import type { SubscreenProps } from './props.ts';

interface CountedProps extends SubscreenProps {
  readonly text: string;
  readonly counted: CountedText;
  readonly onAgain: () => void;
}

/** Shows the characters, words, tokens and cost of a text. */
export function Counted({ services, backKey, text, counted, onAgain, onDone }: CountedProps) {
  const { lang, theme } = useScreen();
  const common = useMessages(shared);
  const labels = useMessages(messages);
  const estimateText = useMessages(estimateMessages);
  return (
    <Screen
      keys={[
        { on: 'return', hint: common.continue, run: onDone },
        { on: { key: 'again' }, hint: labels.again, run: onAgain },
        backKey,
      ]}
    >
      <Text wrap="truncate">{text}</Text>
      <Box marginY={1}>
        <Labelled rows={rowsOf(lang, text, counted, services.modelNames)} />
      </Box>
      {priceConflicts(lang, counted.model, services.modelNames).map((line) => (
        <Prose key={line} look={theme.warn}>
          {estimateText.disputed(line)}
        </Prose>
      ))}
      <Prose look={theme.faint}>{labels.template}</Prose>
    </Screen>
  );
}

function rowsOf(lang: Lang, text: string, counted: CountedText, modelNames: ModelNamesPort) {
  const labels = messages[lang];
  const { model, tokens, inputCost, callCost } = counted;
  const { characters, words } = lengthOf(text, lang);
  const number = (value: number) => formatNumber(value, lang, 1);
  return [
    { label: labels.characters, value: number(characters) },
    { label: labels.words, value: number(words) },
    { label: labels.tokens, value: labels.perToken(number(tokens), number(characters / tokens)) },
    { label: labels.asInput, value: labels.asInputOf(formatCost(inputCost, lang), model) },
    { label: labels.perMillion, value: priceOf(lang, knownModel(model, modelNames)) },
    { label: labels.paid, value: labels.paidOf(formatCost(callCost, lang)) },
  ];
}

function priceOf(lang: Lang, known: ModelMetadata | undefined): string {
  const price = inputPrice(known, lang);
  return price === undefined
    ? shared[lang].unknownPrice
    : messages[lang].perMillionOf(price, factMonth('catalogue', lang));
}
