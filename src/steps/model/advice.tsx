import { Box, Text } from 'ink';
import { useMemo, useState } from 'react';
import { type ModelAccess, type ModelRow, markCallable } from '../../core/models/model-row.ts';
import { recommend } from '../../core/models/recommend.ts';
import { Prose } from '../../ui/components/prose.tsx';
import { keyLabelOf } from '../../ui/keys.ts';
import { Screen } from '../../ui/screen.tsx';
import type { StepProps } from '../step.ts';
import { useMessages, useScreen } from '../use-screen.ts';
import {
  adviceLines,
  changeAnswer,
  firstForm,
  moveQuestion,
  type QuestionText,
  questionTexts,
  requirementsOf,
} from './advice-form.ts';
import { adviceMessages } from './advice-messages.ts';
import { canChoose } from './logic.ts';
import { messages } from './messages.ts';

interface AdviceProps extends StepProps<'model', 'key'> {
  readonly rows: readonly ModelRow[];
  readonly known: ModelAccess;
  readonly onChoose: (row: ModelRow) => void;
  readonly onSee: (row: ModelRow) => void;
  readonly onClose: () => void;
}

/** Asks three questions, each with a default answer, and shows the model recommended for the current answers. */
export function ModelAdvice(props: AdviceProps) {
  const { glyphs, lang, theme } = useScreen();
  const listText = useMessages(messages);
  const { rows, known, onChoose, onSee, onClose } = props;
  const text = useMessages(adviceMessages);
  const [{ answers, at }, setForm] = useState(firstForm);
  const marked = useMemo(() => markCallable(rows, known), [rows, known]);
  const best = useMemo(() => recommend(marked, requirementsOf(answers))[0], [marked, answers]);
  const enter = () => {
    const row = best?.row;
    if (row === undefined) return { hint: listText.toList, run: onClose };
    if (canChoose(row)) return { hint: listText.take, run: () => onChoose(row) };
    return { hint: listText.details, run: () => onSee(row) };
  };
  const pair = (one: 'up' | 'left', other: 'down' | 'right') =>
    keyLabelOf(one, {}, glyphs) + keyLabelOf(other, {}, glyphs);
  return (
    <Screen
      keys={[
        { on: 'return', ...enter() },
        {
          on: 'down',
          hint: text.question,
          keyLabel: pair('up', 'down'),
          run: () => setForm((now) => moveQuestion(now, 1)),
        },
        { on: 'up', run: () => setForm((now) => moveQuestion(now, -1)) },
        {
          on: 'right',
          hint: text.answer,
          keyLabel: pair('left', 'right'),
          run: () => setForm((now) => changeAnswer(now, 1)),
        },
        { on: 'left', run: () => setForm((now) => changeAnswer(now, -1)) },
        { on: 'escape', hint: listText.toList, run: onClose },
      ]}
    >
      <Prose>{text.lead}</Prose>
      <Box marginTop={1} flexDirection="column">
        {questionTexts(lang, answers).map((question, index) => (
          <Question {...question} key={question.label} isCurrent={index === at} />
        ))}
      </Box>
      <Box marginTop={1} flexDirection="column">
        {adviceLines(lang, best).map((line, index) => (
          <Prose key={line} look={index === 0 ? theme.strong : {}}>
            {line}
          </Prose>
        ))}
      </Box>
    </Screen>
  );
}

interface QuestionProps extends QuestionText {
  readonly isCurrent: boolean;
}

const labelColumns = 15;

/** Shows a question and its answers on one line, the chosen answer in brackets. */
function Question({ label, answers, chosen, isCurrent }: QuestionProps) {
  const { glyphs, theme } = useScreen();
  return (
    <Box>
      <Box width={labelColumns} flexShrink={0}>
        <Text {...theme.accent}>{isCurrent ? `${glyphs.current} ` : '  '}</Text>
        <Text {...(isCurrent ? theme.strong : {})}>{label}</Text>
      </Box>
      <Box flexWrap="wrap" columnGap={1}>
        {answers.map((answer, index) => (
          <Text key={answer} {...(index === chosen ? theme.strong : theme.faint)}>
            {index === chosen ? `[${answer}]` : ` ${answer} `}
          </Text>
        ))}
      </Box>
    </Box>
  );
}
