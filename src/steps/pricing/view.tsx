import { useState } from 'react';
import { Count } from './count.tsx';
import { Estimator } from './estimator.tsx';
import { Limits } from './limits.tsx';
import { Overview } from './overview.tsx';
import type { PricingProps, PricingScreen } from './props.ts';

const asides = { count: Count, estimate: Estimator, limits: Limits } as const;

/** Shows the amount spent, an estimate, and the pages with the account's own figures. */
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
