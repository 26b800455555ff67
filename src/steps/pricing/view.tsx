import { useState } from 'react';
import type { StepProps } from '../step.ts';
import { Count } from './count.tsx';
import { Estimator } from './estimator.tsx';
import { Limits } from './limits.tsx';
import { Overview } from './overview.tsx';

export type PricingProps = StepProps<'pricing', 'key'>;

/** The screens of this step; all but the first lead back to it. */
export type PricingScreen = 'overview' | 'count' | 'estimate' | 'limits';

/** A screen beside the overview. */
export interface AsideProps extends PricingProps {
  readonly onDone: () => void;
}

const asides = { count: Count, estimate: Estimator, limits: Limits } as const;

/** What was spent, what will be, and where the account's own figures are. */
export function Pricing(props: PricingProps) {
  const [screen, setScreen] = useState<PricingScreen>('overview');
  const onDone = () => setScreen('overview');
  if (screen === 'overview') return <Overview {...props} onShow={setScreen} />;
  const Aside = asides[screen];
  return (
    <Aside
      {...props}
      onDone={onDone}
      backKey={{ on: 'escape', hint: props.backKey.hint ?? '', run: onDone }}
    />
  );
}
