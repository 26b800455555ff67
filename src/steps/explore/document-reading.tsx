import { pageEstimate, readPage } from '../../core/explore/read-page.ts';
import { sampleDocument } from '../../core/explore/samples.ts';
import { useMessages } from '../use-screen.ts';
import { FileAttempt } from './file-attempt.tsx';
import type { TopicProps } from './props.ts';
import { topicMessages } from './topic-messages.ts';

/** Reads the text of a page by OCR, from the sample or a document of the person. */
export function DocumentReading(props: TopicProps) {
  const text = useMessages(topicMessages).ocr;
  return (
    <FileAttempt
      {...props}
      file={{
        capability: 'ocr',
        text,
        heading: text.found,
        kind: 'document',
        sample: sampleDocument,
        estimate: pageEstimate,
        ask: (document) => (options) => readPage(props.services, document, options),
      }}
    />
  );
}
