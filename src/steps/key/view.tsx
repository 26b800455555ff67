import { useEffect, useState } from 'react';
import { useTask } from '../../ui/hooks/use-task.ts';
import { WaitingScreen } from '../progress.tsx';
import type { StepProps } from '../step.ts';
import { useMessages } from '../use-screen.ts';
import { CheckScreen } from './check-screen.tsx';
import { Enter } from './enter.tsx';
import { type ExistingKeyChoice, ExistingKeys } from './existing-keys.tsx';
import { Failed } from './failed.tsx';
import { type Candidate, foundCandidate } from './logic.ts';
import { messages } from './messages.ts';
import { nothingFound, readKeyOf, type SearchResult, searchKeys } from './search-keys.ts';
import { useKeyCheck } from './use-key-check.ts';
import { VaultScreen } from './vault-screen.tsx';

/** Takes a pasted key or one found on this machine, checks it, stores it and reads it back. */
export function Key(props: StepProps<'key'>) {
  const { services, session, own, onAnswer } = props;
  const text = useMessages(messages);
  const [mode, setMode] = useState<'start' | 'enter' | 'unlock'>('start');
  const search = useTask<SearchResult>();
  const check = useKeyCheck(props);
  const { run, state } = search;
  useEffect(() => {
    if (own === undefined) run(() => searchKeys(services, session.profile));
  }, [own, run, services, session.profile]);

  const { found, inVault } = state.status === 'done' ? state.value : nothingFound;
  const isLocked = (inVault || own?.where === 'vault') && !services.vault.isUnlocked;
  const recheck = (where: Candidate['source']) =>
    run(async () => {
      const key = await readKeyOf(services, session.profile, where);
      check.check(foundCandidate({ key, places: [] }, where));
      return nothingFound;
    });
  const continueUnlocked = () => {
    if (own === undefined) recheck('vault');
    else onAnswer(own);
  };
  const choose = (choice: ExistingKeyChoice) => {
    if (choice === 'paste') setMode('enter');
    else if (choice === 'unlock') setMode('unlock');
    else if (choice === 'keep' && own !== undefined) onAnswer(own);
    else if (choice === 'check') recheck(own?.where);
    else take(choice);
  };
  const take = (choice: ExistingKeyChoice) => {
    const [how, index] = choice.split(':');
    const key = found[Number(index)];
    if (key === undefined) return;
    const source = key.where === 'keychain' ? 'keychain' : 'environment';
    check.check(foundCandidate(key, how === 'stay' ? source : undefined));
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
  return <ExistingKeys {...props} found={found} isLocked={isLocked} onChoose={choose} />;
}
