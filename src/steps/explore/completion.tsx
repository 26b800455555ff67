import { Box, Text } from 'ink';
import { completeCode, completionEstimate, type Gap } from '../../core/explore/complete-code.ts';
import { Prose } from '../../ui/components/prose.tsx';
import { useMessages, useScreen } from '../use-screen.ts';

import { Attempt } from './attempt.tsx';
import type { TopicProps } from './props.ts';
import { topicMessages } from './topic-messages.ts';

/** Code samples are the same in every language. */
const gap: Gap = {
  before: 'def is_prime(n: int) -> bool:\n',
  after: '\nprint([n for n in range(50) if is_prime(n)])\n',
};

const linesOf = (code: string) => code.replace(/\n+$/, '').split('\n');

interface CodeProps {
  readonly code: string;
  /** Shown before each line. */
  readonly sign: string;
  readonly isNew?: boolean;
}

function Code({ code, sign, isNew = false }: CodeProps) {
  const { theme } = useScreen();
  return (
    <Box flexDirection="column">
      {linesOf(code).map((line, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
        <Text key={row} {...(isNew ? theme.accent : {})}>
          {`${sign} ${line}`}
        </Text>
      ))}
    </Box>
  );
}

/** Fills a gap in the middle of code. */
export function Completion(props: TopicProps) {
  const { theme } = useScreen();
  const topicText = useMessages(topicMessages);
  const { services } = props;
  const text = topicText.fim;
  return (
    <Attempt
      {...props}
      trial={{
        capability: 'fim',
        lead: text.lead,
        sample: (
          <Box flexDirection="column">
            <Code code={gap.before} sign=" " />
            <Text {...theme.accent}>{`+     [${text.gap}]`}</Text>
            <Code code={gap.after} sign=" " />
          </Box>
        ),
        estimate: (known) => completionEstimate(gap, known),
        busy: text.busy,
        prepare: async () => (options) => completeCode(services, gap, options),
        result: (answer) => (
          <>
            <Prose>{text.filled}</Prose>
            <Box marginTop={1} flexDirection="column">
              <Code code={gap.before} sign=" " />
              <Code code={answer.text} sign="+" isNew />
              <Code code={gap.after} sign=" " />
            </Box>
          </>
        ),
      }}
    />
  );
}
