import type { ReactNode } from 'react';
import type { CallUsage } from '../../core/explore/call-usage.ts';
import type { Capability } from '../../core/models/capability-models.ts';
import type { ModelMetadata } from '../../core/models/catalogue.ts';
import type { ModelRow } from '../../core/models/model-row.ts';
import type { Cost } from '../../core/spending/price.ts';
import type { NamedText } from '../../services/ports/exports.ts';
import type { CallOptions } from '../../services/ports/mistral.ts';
import type { StepProps } from '../step.ts';
import type { Topic } from './logic.ts';

export type ExploreProps = StepProps<'explore', 'key'>;

/** Props of the screen of a topic. */
export interface TopicProps extends ExploreProps {
  /** The account's models; empty until the list has arrived, and if it can't be read. */
  readonly rows: readonly ModelRow[];
  readonly onTried: (topic: Topic) => void;
  readonly onList: () => void;
  readonly onOpen: (topic: Topic) => void;
}

/** A text field. */
export interface Field {
  readonly label: string;
  /** Suggested text; empty if the sample is sent unless the person types something. */
  readonly text: string;
  readonly placeholder: string;
}

/** Calls one model with an input that was prepared before. */
export type Ask<T> = (options: CallOptions & { readonly model: string }) => Promise<T>;

/** Describes how to try one capability. */
export interface Trial<T extends CallUsage> {
  readonly capability: Capability;
  readonly lead: string;
  readonly field?: Field;
  /** Shown instead of a field, if a fixed sample is sent. */
  readonly sample?: ReactNode;
  /** `known` is the catalogue entry of the model, if there is one. */
  readonly estimate: (known: ModelMetadata | undefined, typed: string) => Cost;
  readonly busy: (model: string) => string;
  /** Prepares the call for a typed text. Throws AppError if the text can't be used. Sends nothing. */
  readonly prepare: (typed: string) => Promise<Ask<T>>;
  /** Renders the result in at most `rows` rows. */
  readonly result: (answer: T, rows: number) => ReactNode;
  /** The code in the answer, to copy or save. */
  readonly code?: (answer: T) => NamedText;
}
