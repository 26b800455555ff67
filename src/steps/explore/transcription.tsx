import { sampleRecording } from '../../core/explore/sample-recording.ts';
import { transcribeSound, transcriptionEstimate } from '../../core/explore/transcribe-sound.ts';
import { useMessages } from '../use-screen.ts';
import { FileAttempt } from './file-attempt.tsx';
import type { TopicProps } from './props.ts';
import { topicMessages } from './topic-messages.ts';

/** Length of the sample. */
const sampleSeconds = 1;
/** Assumed length of a file of the person. */
const assumedSeconds = 60;

/** Transcribes the speech of the sample or of a recording of the person. */
export function Transcription(props: TopicProps) {
  const text = useMessages(topicMessages).transcription;
  return (
    <FileAttempt
      {...props}
      file={{
        capability: 'transcription',
        text,
        heading: text.heard,
        kind: 'recording',
        sample: sampleRecording,
        estimate: (known, isSample) =>
          transcriptionEstimate(isSample ? sampleSeconds : assumedSeconds, known),
        ask: (recording) => (options) => transcribeSound(props.services, recording, options),
      }}
    />
  );
}
