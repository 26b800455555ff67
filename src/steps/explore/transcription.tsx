import { Box } from 'ink';
import { readSendable } from '../../core/explore/sendable-file.ts';
import { transcribeSound, transcriptionEstimate } from '../../core/explore/transcribe-sound.ts';
import { Prose } from '../../ui/components/prose.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { Attempt } from './attempt.tsx';
import { pathOf } from './logic.ts';
import type { TopicProps } from './props.ts';
import { Said } from './said.tsx';
import { sampleRecording } from './sample-recording.ts';
import { topicMessages } from './topic-messages.ts';

const rowsAbove = 2;
/** Seconds of the sample, and of a file whose length is not known. */
const sampleSeconds = 1;
const usualSeconds = 60;

/** Writes down the speech of the sample or of a recording of the person. */
export function Transcription(props: TopicProps) {
  const { theme } = useScreen();
  const text = useMessages(topicMessages).transcription;
  const { services } = props;
  return (
    <Attempt
      {...props}
      trial={{
        capability: 'transcription',
        lead: text.lead,
        field: { label: text.field, text: '', placeholder: text.sample },
        estimate: (model, typed) =>
          transcriptionEstimate(typed === '' ? sampleSeconds : usualSeconds, model),
        busy: text.busy,
        prepare: async (typed) => {
          const recording =
            typed === ''
              ? sampleRecording()
              : await readSendable(services, pathOf(typed), 'recording');
          return (options) => transcribeSound(services, recording, options);
        },
        result: (answer, rows) => (
          <>
            <Prose look={theme.strong}>{text.heard}</Prose>
            <Box marginTop={1}>
              <Said {...props} text={answer.text} rows={rows - rowsAbove} nothing={text.empty} />
            </Box>
          </>
        ),
      }}
    />
  );
}
