import { Box } from 'ink';
import { useState } from 'react';
import type { CallUsage } from '../../core/explore/call-usage.ts';
import { knownModel } from '../../core/models/known-model.ts';
import { isTiny, knownCost, shortCost } from '../../core/spending/price.ts';
import type { ErrorData } from '../../errors/errors.ts';
import { errorMessage } from '../../i18n/errors.ts';
import type { Lang } from '../../i18n/languages.ts';
import { currencyOf } from '../../i18n/money.ts';
import { Panel } from '../../ui/components/panel.tsx';
import { Prose } from '../../ui/components/prose.tsx';
import { TextField } from '../../ui/input/text-field.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { problemOf, type TextProblem } from './logic.ts';
import { messages } from './messages.ts';
import type { TopicProps, Trial } from './props.ts';

interface OfferProps<T extends CallUsage> extends TopicProps {
  readonly trial: Trial<T>;
  readonly model: string;
  /** The text of the last call; undefined if there was none. */
  readonly typed: string | undefined;
  /** Problem with the text of the last call. */
  readonly error: ErrorData | undefined;
  readonly onSend: (typed: string) => void;
}

/** Explains the topic, and shows what will be sent and its estimated cost. */
export function Offer<T extends CallUsage>(props: OfferProps<T>) {
  const { lang } = useScreen();
  const { trial, typed, onSend, onList } = props;
  const { field } = trial;
  const text = useMessages(messages);
  const [line, setLine] = useState(typed);
  const [problem, setProblem] = useState<TextProblem>();
  const current = line ?? field?.text ?? '';
  const submit = (sent: string) => {
    // A field for a path may be empty, which sends the sample.
    const found = field !== undefined && field.text !== '' ? problemOf(sent) : undefined;
    setProblem(found);
    if (found === undefined) onSend(sent.trim());
  };
  const enter = { on: 'return', hint: text.send } as const;
  return (
    <Screen
      keys={[
        field === undefined ? { ...enter, run: () => submit('') } : enter,
        { on: 'escape', hint: text.list, run: onList },
      ]}
      below={<BelowField {...props} current={current} problem={problem} />}
      pinned={
        field && (
          <TextField
            // The suggested text follows the language; a text typed by the person does not.
            key={lang}
            label={field.label}
            placeholder={field.placeholder}
            initialText={current}
            isOffer={line === undefined && current !== ''}
            onChange={(changed) => {
              setLine(changed);
              setProblem(undefined);
            }}
            onSubmit={submit}
          />
        )
      }
    >
      <Prose>{trial.lead}</Prose>
      {trial.sample !== undefined && <Box marginTop={1}>{trial.sample}</Box>}
    </Screen>
  );
}

interface BelowFieldProps<T extends CallUsage> extends OfferProps<T> {
  readonly current: string;
  readonly problem: TextProblem | undefined;
}

/** Shows the problem of the typed text, and the estimate. */
function BelowField<T extends CallUsage>(props: BelowFieldProps<T>) {
  const { lang, theme } = useScreen();
  const { services, trial, model, typed, error, current, problem } = props;
  const known = knownModel(model, services.modelNames);
  const text = useMessages(messages);
  // The error is about the text that was sent; it does not apply once the text was changed.
  const shownError =
    error !== undefined && current === typed ? errorMessage(lang, error) : undefined;
  const wrong = problem === undefined ? shownError?.message : text.problems[problem];
  return (
    <Box flexDirection="column">
      {wrong !== undefined && <Panel tone="bad" title={wrong} />}
      <Prose look={theme.faint}>{estimateOf(lang, model, trial.estimate(known, current))}</Prose>
    </Box>
  );
}

function estimateOf(
  lang: Lang,
  model: string,
  cost: ReturnType<Trial<CallUsage>['estimate']>,
): string {
  const text = messages[lang];
  const amount = knownCost(cost, currencyOf(lang));
  if (amount === undefined) return text.estimateUnknown(model);
  if (amount.nanos === 0) return text.free(model);
  const estimate = isTiny(amount.nanos) ? text.estimateTiny : text.estimate;
  return estimate(shortCost(cost, lang), model);
}
