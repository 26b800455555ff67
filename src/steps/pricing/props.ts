import type { StepProps } from '../step.ts';

export type PricingProps = StepProps<'pricing', 'key'>;

/** The screens of this step. All others lead back to the overview. */
export type PricingScreen = 'overview' | 'count' | 'estimate' | 'limits';

/** Props of every screen but the overview. */
export interface AsideProps extends PricingProps {
  readonly onDone: () => void;
}
