import { Box } from 'ink';
import type { CallUsage } from '../../core/explore/call-usage.ts';
import { readSendable } from '../../core/explore/sendable-file.ts';
import type { Capability } from '../../core/models/capability-models.ts';
import type { ModelMetadata } from '../../core/models/catalogue.ts';
import type { Cost } from '../../core/spending/price.ts';
import type { FileContent } from '../../services/ports/other-calls.ts';
import { Prose } from '../../ui/components/prose.tsx';
import { useScreen } from '../use-screen.ts';
import { AnswerText } from './answer-text.tsx';
import { Attempt } from './attempt.tsx';
import { pathOf } from './logic.ts';
import type { Ask, TopicProps } from './props.ts';

/** Describes how to try a capability that turns a file into text. */
export interface FileTrial {
  readonly capability: Capability;
  readonly text: {
    readonly lead: string;
    readonly field: string;
    readonly sample: string;
    readonly busy: (model: string) => string;
    /** Shown if the answer is empty. */
    readonly empty?: string;
  };
  /** Shown above the answer. */
  readonly heading: string;
  readonly kind: Parameters<typeof readSendable>[2];
  readonly sample: () => FileContent;
  readonly estimate: (known: ModelMetadata | undefined, isSample: boolean) => Cost;
  readonly ask: (file: FileContent) => Ask<CallUsage & { readonly text: string }>;
}

/** Rows of the heading and the empty row below it. */
const rowsAbove = 2;

/** Sends the sample or a file of the person, and shows the text of the answer. */
export function FileAttempt(props: TopicProps & { readonly file: FileTrial }) {
  const { theme } = useScreen();
  const { services, file } = props;
  const { text, heading } = file;
  return (
    <Attempt
      {...props}
      trial={{
        capability: file.capability,
        lead: text.lead,
        field: { label: text.field, text: '', placeholder: text.sample },
        estimate: (known, typed) => file.estimate(known, typed === ''),
        busy: text.busy,
        prepare: async (typed) =>
          file.ask(
            typed === '' ? file.sample() : await readSendable(services, pathOf(typed), file.kind),
          ),
        result: (answer, rows) => (
          <>
            <Prose look={theme.strong}>{heading}</Prose>
            <Box marginTop={1}>
              <AnswerText
                text={answer.text}
                rows={rows - rowsAbove}
                {...(text.empty !== undefined && { nothing: text.empty })}
              />
            </Box>
          </>
        ),
      }}
    />
  );
}
