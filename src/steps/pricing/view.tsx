import { useState } from 'react';
import { Count } from './count.tsx';
import { Estimator } from './estimator.tsx';
import { Limits } from './limits.tsx';
import { Overview } from './overview.tsx';
import type { PricingProps, PricingScreen } from './props.ts';

const subscreens = { count: Count, estimate: Estimator, limits: Limits } as const;

/** Shows the cost of this session, with screens that count tokens, estimate costs and show limits. */
export function Pricing(props: PricingProps) {
  const [screen, setScreen] = useState<PricingScreen>('overview');
  const onDone = () => setScreen('overview');
  if (screen === 'overview') return <Overview {...props} onShow={setScreen} />;
  const Subscreen = subscreens[screen];
  return (
    <Subscreen
      {...props}
      onDone={onDone}
      backKey={{ on: 'escape', hint: props.backKey.hint ?? '', run: onDone }}
    />
  );
}
