import { useEffect, useState } from 'react';
import { useTask } from '../../ui/hooks/use-task.ts';
import { WaitingScreen } from '../progress.tsx';
import type { StepProps } from '../step.ts';
import { useMessages } from '../use-screen.ts';
import { CheckScreen } from './check-screen.tsx';
import { Enter } from './enter.tsx';
import { Failed } from './failed.tsx';
import { type Findings, findAll, noFindings, readStored } from './findings.ts';
import { adopted, type Candidate } from './logic.ts';
import { messages } from './messages.ts';
import { Start, type StartChoice } from './start.tsx';
import { useKeyCheck } from './use-key-check.ts';
import { VaultScreen } from './vault-screen.tsx';

/** Takes a pasted key or one found on this machine, checks it, stores it and reads it back. */
export function Key(props: StepProps<'key'>) {
  const { services, session, own, onAnswer } = props;
  const text = useMessages(messages);
  const [mode, setMode] = useState<'start' | 'enter' | 'unlock'>('start');
  const search = useTask<Findings>();
  const check = useKeyCheck(props);
  const { run, state } = search;
  useEffect(() => {
    if (own === undefined) run(() => findAll(services, session.profile));
  }, [own, run, services, session.profile]);

  const { found, inVault } = state.status === 'done' ? state.value : noFindings;
  const isLocked = (inVault || own?.where === 'vault') && !services.vault.isUnlocked;
  const recheck = (where: Candidate['source']) =>
    run(async () => {
      const key = await readStored(services, session.profile, where);
      check.check(adopted({ key, places: [] }, where));
      return noFindings;
    });
  const continueUnlocked = () => {
    if (own === undefined) recheck('vault');
    else onAnswer(own);
  };
  const choose = (choice: StartChoice) => {
    if (choice === 'paste') setMode('enter');
    else if (choice === 'unlock') setMode('unlock');
    else if (choice === 'keep' && own !== undefined) onAnswer(own);
    else if (choice === 'check') recheck(own?.where);
    else take(choice);
  };
  const take = (choice: StartChoice) => {
    const [how, index] = choice.split(':');
    const key = found[Number(index)];
    if (key === undefined) return;
    const source = key.where === 'keychain' ? 'keychain' : 'environment';
    check.check(adopted(key, how === 'stay' ? source : undefined));
  };

  if (check.candidate !== undefined) {
    return <CheckScreen {...props} {...check} candidate={check.candidate} />;
  }
  const hasStart = own !== undefined || found.length > 0 || isLocked;
  const toStart = { ...props.backKey, disabled: false, run: () => setMode('start') };
  if (mode === 'unlock') {
    return <VaultScreen {...props} backKey={toStart} isNew={false} onOpen={continueUnlocked} />;
  }
  if (mode === 'enter') {
    return <Enter {...props} {...(hasStart && { backKey: toStart })} onKey={check.check} />;
  }
  if (state.status === 'failed') {
    return (
      <Failed
        {...props}
        error={state.error}
        actions={['paste']}
        onAction={() => setMode('enter')}
      />
    );
  }
  if (state.status === 'running' || (own === undefined && state.status === 'idle')) {
    // The search takes at most 3 seconds.
    return <WaitingScreen label={text.looking} onStop={() => setMode('enter')} />;
  }
  if (!hasStart) return <Enter {...props} onKey={check.check} />;
  return <Start {...props} found={found} isLocked={isLocked} onChoose={choose} />;
}
