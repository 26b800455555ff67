import { sampleTexts } from '../../core/explore/sample-texts.ts';
import { samplePicture, samplePictureTokens } from '../../core/explore/samples.ts';
import { maxPictureTokens, pictureEstimate, seePicture } from '../../core/explore/see-picture.ts';
import { useMessages } from '../use-screen.ts';
import { FileAttempt } from './file-attempt.tsx';
import type { TopicProps } from './props.ts';
import { topicMessages } from './topic-messages.ts';

/** Describes a picture: the sample or one of the person. */
export function Vision(props: TopicProps) {
  const text = useMessages(topicMessages).vision;
  const question = useMessages(sampleTexts).vision;
  return (
    <FileAttempt
      {...props}
      file={{
        capability: 'vision',
        text,
        heading: text.asked(question),
        kind: 'picture',
        sample: samplePicture,
        estimate: (known, isSample) =>
          pictureEstimate(question, isSample ? samplePictureTokens : maxPictureTokens, known),
        ask: (picture) => (options) => seePicture(props.services, { question, picture }, options),
      }}
    />
  );
}
