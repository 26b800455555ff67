import { Box } from 'ink';
import { callFunction, functionEstimate } from '../../core/explore/call-function.ts';
import { localTime } from '../../core/explore/local-time.ts';
import { sampleTexts } from '../../core/explore/sample-texts.ts';
import { Labelled } from '../../ui/components/labelled.tsx';
import { Prose } from '../../ui/components/prose.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { AnswerText } from './answer-text.tsx';
import { Attempt } from './attempt.tsx';
import type { TopicProps } from './props.ts';
import { topicMessages } from './topic-messages.ts';

/** Rows of the call, its result and the lines around them. */
const rowsAbove = 9;

/** Characters shown of a model's arguments for a function. */
const maxCharacters = 160;

/** Lets the model call the sample function and answer with its result. */
export function FunctionCalling(props: TopicProps) {
  const { theme } = useScreen();
  const topicText = useMessages(topicMessages);
  const { services } = props;
  const text = topicText.functions;
  const sample = useMessages(sampleTexts);
  const local = localTime(services.clock.now);
  return (
    <Attempt
      {...props}
      trial={{
        capability: 'functions',
        lead: text.lead,
        field: { label: text.field, text: sample.functions, placeholder: '' },
        estimate: (known, typed) => functionEstimate(typed, local, known),
        busy: text.busy,
        prepare: async (question) => async (options) => ({
          question,
          ...(await callFunction(services, { question, local }, options)),
        }),
        result: ({ question, called, answer }, rows) => {
          const turns = called && [
            {
              label: text.asked,
              value: `${called.call.name}(${shortened(called.call.arguments)})`,
            },
            { label: text.gave, value: called.result },
          ];
          return (
            <>
              <Labelled
                rows={[{ label: text.you, value: shortened(question) }, ...(turns ?? [])]}
              />
              <Box marginY={1}>
                <Prose look={theme.strong}>{called === undefined ? text.unasked : text.said}</Prose>
              </Box>
              <AnswerText {...props} text={answer} rows={rows - rowsAbove} />
            </>
          );
        },
      }}
    />
  );
}

function shortened(text: string): string {
  const letters = [...text.replace(/\s+/g, ' ')];
  return letters.length > maxCharacters
    ? `${letters.slice(0, maxCharacters).join('')}…`
    : letters.join('');
}
