import type { Practice } from '../../core/doctor/practices.ts';
import type { Task } from '../../ui/hooks/use-task.ts';
import type { StepProps } from '../step.ts';
import type { PracticesCheck } from './use-check.ts';

export type PracticesProps = StepProps<'practices', 'key'>;

/** The screens of this step. `details` and `fix` show one practice and lead back to the list. */
export type PracticesScreen = 'list' | 'details' | 'fix';

/** Props of every screen of this step. */
export interface PracticeScreenProps extends PracticesProps {
  readonly check: PracticesCheck;
  /** The selected practice. */
  readonly practice: Practice;
  readonly opening: Task<boolean>;
  readonly onOpen: () => void;
  readonly onShow: (screen: PracticesScreen) => void;
}
