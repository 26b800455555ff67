import { Box } from 'ink';
import { pageEstimate, readPage } from '../../core/explore/read-page.ts';
import { readSendable } from '../../core/explore/sendable-file.ts';
import { Prose } from '../../ui/components/prose.tsx';
import { useMessages, useScreen } from '../use-screen.ts';

import { Attempt } from './attempt.tsx';
import { pathOf } from './logic.ts';
import type { TopicProps } from './props.ts';
import { Said } from './said.tsx';
import { sampleDocument } from './samples.ts';
import { topicMessages } from './topic-messages.ts';

const rowsAbove = 2;

/** Reads the text of a page by OCR, from the sample or a document of the person. */
export function DocumentReading(props: TopicProps) {
  const { theme } = useScreen();
  const topicText = useMessages(topicMessages);
  const { services } = props;
  const text = topicText.ocr;
  return (
    <Attempt
      {...props}
      trial={{
        capability: 'ocr',
        lead: text.lead,
        field: { label: text.field, text: '', placeholder: text.sample },
        estimate: pageEstimate,
        busy: text.busy,
        prepare: async (typed) => {
          const document =
            typed === ''
              ? sampleDocument()
              : await readSendable(services, pathOf(typed), 'document');
          return (options) => readPage(services, document, options);
        },
        result: (answer, rows) => (
          <>
            <Prose look={theme.strong}>{text.found}</Prose>
            <Box marginTop={1}>
              <Said {...props} text={answer.text} rows={rows - rowsAbove} nothing={text.empty} />
            </Box>
          </>
        ),
      }}
    />
  );
}
