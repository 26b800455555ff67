import { Box } from 'ink';
import { completeCode, completionEstimate } from '../../core/explore/complete-code.ts';
import { sampleGap } from '../../core/explore/sample-texts.ts';
import { CodeText } from '../../ui/code/code-text.tsx';
import { Prose } from '../../ui/components/prose.tsx';
import { useMessages } from '../use-screen.ts';
import { Attempt } from './attempt.tsx';
import type { TopicProps } from './props.ts';
import { topicMessages } from './topic-messages.ts';

const lineCount = (code: string) => code.replace(/\n+$/, '').split('\n').length;

/** Shows the code with a text in its gap; a plus marks the lines of the text. */
function FilledGap({ text }: { readonly text: string }) {
  const from = lineCount(sampleGap.before);
  const to = from + lineCount(text);
  return (
    <CodeText
      code={filledCode(text).trimEnd()}
      language="python"
      signOf={(line) => (line >= from && line < to ? '+' : ' ')}
    />
  );
}

const filledCode = (text: string) =>
  `${sampleGap.before}${text.replace(/\n+$/, '')}\n${sampleGap.after}`;

/** Fills a gap in the middle of code. */
export function Completion(props: TopicProps) {
  const topicText = useMessages(topicMessages);
  const { services } = props;
  const text = topicText.fim;
  return (
    <Attempt
      {...props}
      trial={{
        capability: 'fim',
        lead: text.lead,
        sample: <FilledGap text={`    [${text.gap}]`} />,
        estimate: (known) => completionEstimate(sampleGap, known),
        busy: text.busy,
        prepare: async () => (options) => completeCode(services, sampleGap, options),
        result: (answer) => (
          <>
            <Prose>{text.filled}</Prose>
            <Box marginTop={1} flexDirection="column">
              <FilledGap text={answer.text} />
            </Box>
          </>
        ),
        code: (answer) => ({ name: 'is_prime.py', text: filledCode(answer.text) }),
      }}
    />
  );
}
