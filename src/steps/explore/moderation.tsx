import { Box, Text } from 'ink';
import { moderateText, moderationEstimate } from '../../core/explore/moderate-text.ts';
import { sampleTexts } from '../../core/explore/sample-texts.ts';
import { categoryName } from '../../i18n/categories.ts';
import { formatDecimal } from '../../i18n/numbers.ts';
import type { CategoryScore } from '../../services/ports/other-calls.ts';
import { Prose } from '../../ui/components/prose.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { Attempt } from './attempt.tsx';
import type { TopicProps } from './props.ts';
import { topicMessages } from './topic-messages.ts';

/** Rates how harmful a text is, by category. */
export function Moderation(props: TopicProps) {
  const { theme } = useScreen();
  const topicText = useMessages(topicMessages);
  const sample = useMessages(sampleTexts);
  const { services } = props;
  const text = topicText.moderation;
  return (
    <Attempt
      {...props}
      trial={{
        capability: 'moderation',
        lead: text.lead,
        field: { label: text.field, text: sample.moderation, placeholder: '' },
        estimate: (known, typed) => moderationEstimate(typed, known),
        busy: text.busy,
        prepare: async (typed) => async (options) => ({
          typed,
          ...(await moderateText(services, typed, options)),
        }),
        result: ({ typed, scores }) => (
          <>
            <Text {...theme.strong} wrap="truncate">
              {text.judged(typed)}
            </Text>
            <Prose>{text.scores}</Prose>
            <Box marginTop={1} flexDirection="column" aria-role="list">
              {scores.map((one) => (
                <ScoreBar key={one.category} score={one} />
              ))}
            </Box>
          </>
        ),
      }}
    />
  );
}

interface ScoreBarProps {
  readonly score: CategoryScore;
}

const nameColumns = 23;
const numberColumns = 6;
const maxBar = 30;

/** Shows a category with its score as a number and a bar, and a label if it is flagged. */
function ScoreBar({ score: { category, score, flagged } }: ScoreBarProps) {
  const { columns, glyphs, lang, theme } = useScreen();
  const topicText = useMessages(topicMessages);
  const label = topicText.moderation.flagged;
  const room = columns - nameColumns - numberColumns - label.length - 1;
  const cells = Math.max(0, Math.min(maxBar, room));
  const filled = Math.round(Math.max(0, Math.min(1, score ?? 0)) * cells);
  return (
    <Box aria-role="listitem" width={columns}>
      <Box width={nameColumns} flexShrink={0}>
        <Text wrap="truncate">{categoryName(lang, category)}</Text>
      </Box>
      <Box width={numberColumns} flexShrink={0}>
        <Text>{score === undefined ? '?' : formatDecimal(score, 2, lang)}</Text>
      </Box>
      <Box width={cells + 1} flexShrink={0} aria-hidden>
        <Text {...(flagged ? theme.warn : theme.faint)}>{glyphs.shades[3].repeat(filled)}</Text>
      </Box>
      {flagged && <Text {...theme.warn}>{label}</Text>}
    </Box>
  );
}
