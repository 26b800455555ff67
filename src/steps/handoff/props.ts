import type { WizardFormat } from '../../core/export/formats.ts';
import type { SecretManager } from '../../core/handoff/secret-managers.ts';
import type { StepProps } from '../step.ts';

export type HandoffProps = StepProps<'handoff', 'key'>;

/** Props of the screen of a topic. */
export interface TopicProps extends HandoffProps {
  readonly onList: () => void;
  readonly onWritten: (format: WizardFormat) => void;
}

/** Props of the screens of one secret manager. */
export interface ManagerProps extends TopicProps {
  readonly manager: SecretManager;
  readonly onBack: () => void;
}
