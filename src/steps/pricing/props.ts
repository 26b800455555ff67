import type { StepProps } from '../step.ts';

export type PricingProps = StepProps<'pricing', 'key'>;

/** The screens of this step. All others return to the overview. */
export type PricingScreen = 'overview' | 'count' | 'estimate' | 'limits';

/** Props of every screen except the overview. */
export interface SubscreenProps extends PricingProps {
  readonly onDone: () => void;
}
