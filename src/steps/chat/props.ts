import type { StepProps } from '../step.ts';
import type { Mode } from './mode.ts';
import type { Chatting } from './use-chat.ts';

/** Props of every screen of this step. */
export interface ChatProps extends StepProps<'chat', 'key'> {
  readonly chatting: Chatting;
  readonly onMode: (mode: Mode) => void;
}
