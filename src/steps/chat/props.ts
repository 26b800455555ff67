import type { StepProps } from '../step.ts';
import type { Mode } from './mode.ts';
import type { ChatState } from './use-chat.ts';

/** Props of every screen of this step. */
export interface ChatProps extends StepProps<'chat', 'key'> {
  readonly chat: ChatState;
  readonly onMode: (mode: Mode) => void;
}
