import { useEffect, useState } from 'react';
import { type FoundKey, findKeys } from '../../core/find-keys.ts';
import { readKey } from '../../core/read-key.ts';
import { useTask } from '../../ui/use-task.ts';
import type { StepProps } from '../../wizard/step.ts';
import { CheckScreen } from './check-screen.tsx';
import { Enter } from './enter.tsx';
import { Failed } from './failed.tsx';
import { adopted } from './logic.ts';
import { Looking } from './looking.tsx';
import { Start, type StartChoice } from './start.tsx';
import { useKeyCheck } from './use-key-check.ts';

/** From a key on the clipboard, or one that is here already, to a key that is tried, stored and read back. */
export function Key(props: StepProps<'key'>) {
  const { services, sitting, own, onAnswer } = props;
  const [entering, setEntering] = useState(false);
  const looking = useTask<readonly FoundKey[]>();
  const check = useKeyCheck(props);

  const { run } = looking;
  useEffect(() => {
    if (own === undefined) run(() => findKeys(services, sitting.profile));
  }, [own, run, services, sitting.profile]);

  const found = looking.state.status === 'done' ? looking.state.value : [];
  const recheck = () => {
    if (own === undefined) return;
    looking.run(async () => {
      const key = await readKey(services, own);
      check.check({ key, goal: own.where, inPlace: true, removed: [], unusual: false });
      return [];
    });
  };
  const choose = (choice: StartChoice) => {
    if (choice === 'keep' && own !== undefined) onAnswer(own);
    if (choice === 'check') recheck();
    if (choice === 'paste') setEntering(true);
    const source = choice === 'use-keychain' ? 'keychain' : 'environment';
    const key = found.find(({ where }) => where === source);
    if (key === undefined) return;
    if (choice === 'use-keychain' || choice === 'copy-environment') {
      check.check(adopted(key, 'keychain'));
    }
    if (choice === 'use-environment') check.check(adopted(key, 'environment'));
  };

  if (check.candidate !== undefined) {
    return <CheckScreen {...props} {...check} candidate={check.candidate} />;
  }
  const backToStart = { ...props.backKey, disabled: false, run: () => setEntering(false) };
  const hasStart = own !== undefined || found.length > 0;
  if (entering) {
    return <Enter {...props} {...(hasStart && { backKey: backToStart })} onKey={check.check} />;
  }
  if (looking.state.status === 'failed') {
    const { fault } = looking.state;
    return <Failed {...props} fault={fault} ways={['paste']} onWay={() => setEntering(true)} />;
  }
  if (
    looking.state.status === 'running' ||
    (own === undefined && looking.state.status === 'idle')
  ) {
    return <Looking {...props} onStop={() => setEntering(true)} />;
  }
  if (hasStart) return <Start {...props} found={found} onChoose={choose} />;
  return <Enter {...props} onKey={check.check} />;
}
