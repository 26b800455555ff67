import { Box } from 'ink';
import { maxPictureTokens, pictureEstimate, seePicture } from '../../core/explore/see-picture.ts';
import { readSendable } from '../../core/explore/sendable-file.ts';
import { Prose } from '../../ui/components/prose.tsx';
import { useMessages, useScreen } from '../use-screen.ts';

import { Attempt } from './attempt.tsx';
import { pathOf } from './logic.ts';
import type { TopicProps } from './props.ts';
import { Said } from './said.tsx';
import { samplePicture, samplePictureTokens } from './samples.ts';
import { topicMessages } from './topic-messages.ts';

const rowsAbove = 2;

/** Describes a picture: the sample or one of the person. */
export function Vision(props: TopicProps) {
  const { theme } = useScreen();
  const topicText = useMessages(topicMessages);
  const { services } = props;
  const text = topicText.vision;
  const { question } = text;
  return (
    <Attempt
      {...props}
      trial={{
        capability: 'vision',
        lead: text.lead,
        field: { label: text.field, text: '', placeholder: text.sample },
        estimate: (model, typed) =>
          pictureEstimate(question, typed === '' ? samplePictureTokens : maxPictureTokens, model),
        busy: text.busy,
        prepare: async (typed) => {
          const picture =
            typed === '' ? samplePicture() : await readSendable(services, pathOf(typed), 'picture');
          return (options) => seePicture(services, { question, picture }, options);
        },
        result: (answer, rows) => (
          <>
            <Prose look={theme.strong}>{text.asked(question)}</Prose>
            <Box marginTop={1}>
              <Said {...props} text={answer.text} rows={rows - rowsAbove} />
            </Box>
          </>
        ),
      }}
    />
  );
}
