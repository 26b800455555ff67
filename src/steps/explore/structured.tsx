import { Box } from 'ink';
import { misfitLine } from '../../core/explore/misfit-messages.ts';
import { sampleTexts } from '../../core/explore/sample-texts.ts';
import {
  askStructured,
  orderForm,
  structuredEstimate,
} from '../../core/explore/structured-answer.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { plainLine } from '../../i18n/plain-text.ts';
import { Labelled } from '../../ui/components/labelled.tsx';
import { Prose } from '../../ui/components/prose.tsx';
import { Transcript } from '../../ui/markdown/transcript.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { AnswerText } from './answer-text.tsx';
import { Attempt } from './attempt.tsx';
import { messages } from './messages.ts';
import type { TopicProps } from './props.ts';
import { topicMessages } from './topic-messages.ts';

/** Rows around the JSON of the answer. */
const rowsAbove = 9;

/** Asks for an answer that follows a JSON schema, and shows whether it does. */
export function Structured(props: TopicProps) {
  const { lang, theme, glyphs } = useScreen();
  const text = useMessages(topicMessages).structured;
  const sample = useMessages(sampleTexts);
  const { services } = props;
  return (
    <Attempt
      {...props}
      trial={{
        capability: 'structured',
        lead: text.lead,
        field: { label: text.field, text: sample.structured, placeholder: '' },
        estimate: (known, typed) => structuredEstimate(typed, orderForm, known),
        busy: text.busy,
        prepare: async (question) => (options) =>
          askStructured(services, { question, form: orderForm }, options),
        result: ({ text: sent, value, misfits }, rows) => (
          <>
            <Prose look={misfits.length === 0 ? theme.good : theme.warn}>
              {misfits.length === 0
                ? `${glyphs.good} ${text.fits}`
                : `${glyphs.warn} ${text.fitsNot(misfitLine(lang, misfits))}`}
            </Prose>
            <Box marginY={1}>
              <Labelled rows={fieldsOf(value)} />
            </Box>
            <Prose look={theme.faint}>{text.unchanged}</Prose>
            <AnswerJson text={sent} rows={rows - rowsAbove} />
          </>
        ),
        code: ({ text: sent }) => ({ name: 'order.json', text: `${sent.trimEnd()}\n` }),
      }}
    />
  );
}

interface SentJsonProps {
  readonly text: string;
  readonly rows: number;
}

/** Shows the JSON of an answer, unchanged. */
function AnswerJson({ text, rows }: SentJsonProps) {
  const { lang } = useScreen();
  const said = useMessages(messages);
  if (text.trim() === '') return <AnswerText text={text} rows={rows} />;
  return (
    <Transcript
      passages={[{ kind: 'code', key: 'sent', language: 'json', text: text.trimEnd() }]}
      startsAt="top"
      rows={Math.max(3, rows)}
      moreLabel={(above, below) => said.more(formatNumber(above, lang), formatNumber(below, lang))}
    />
  );
}

/** Returns the fields of an object as labelled rows. */
function fieldsOf(value: unknown) {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .slice(0, 6)
    .map(([name, field]) => ({ label: plainLine(name), value: plainLine(JSON.stringify(field)) }));
}
